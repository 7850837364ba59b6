package dev.drover.cli.service;

import java.io.IOException;
import java.util.List;

/// Runs a program of the system to its end.
@FunctionalInterface
public interface Programs {
    /// @param ended whether it ended in time and was content
    /// @param output all it said
    record Said(boolean ended, String output) {
        /// Its first line, for people.
        String line() {
            return output.lines()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty())
                    .findFirst()
                    .orElse("it said nothing");
        }
    }

    /// @throws IOException if there is no such program
    Said run(List<String> command) throws IOException;

    default Said run(String... command) throws IOException {
        return run(List.of(command));
    }
}
