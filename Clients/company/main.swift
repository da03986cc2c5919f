import ClientCommands

await ClientProgram.company.main()
