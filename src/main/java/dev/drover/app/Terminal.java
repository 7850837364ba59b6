package dev.drover.app;

import java.io.Console;

/// Whether a person sits in front of this process.
final class Terminal {
    private Terminal() {}

    // Null where another console provider than the default one is chosen.
    @SuppressWarnings("SystemConsoleNull")
    static boolean isOne() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
