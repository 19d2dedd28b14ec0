package main

// version of the program, as FyneApp.toml and the window say it.
const version = "0.1.0"
