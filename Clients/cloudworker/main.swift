import ClientCommands

await ClientProgram.cloudworker.main()
