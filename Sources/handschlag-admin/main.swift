import HandschlagAdmin

await AdminProgram.main()
