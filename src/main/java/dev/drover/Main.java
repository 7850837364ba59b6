package dev.drover;

import dev.drover.app.CommandLine;
import dev.drover.app.Role;
import dev.drover.app.Start;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The door: chooses the role by the arguments.
public final class Main {
    private Main() {}

    static void main(String[] args) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        Role role = Role.of(args);
        // No pattern switch: what it needs at run time would cost every start that loses the lock.
        int code =
                role instanceof Role.Command command
                        ? new CommandLine(out, err).run(command.arguments())
                        : new Start(out, err).run((Role.Daemon) role);
        Runtime.getRuntime().exit(code);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
