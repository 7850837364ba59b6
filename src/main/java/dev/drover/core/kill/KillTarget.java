package dev.drover.core.kill;

import java.util.List;

/// What a command would signal, before anybody has looked who that is.
public sealed interface KillTarget {
    /// Which of those that fit are meant.
    enum Pick {
        ALL,
        NEWEST,
        OLDEST
    }

    /// The processes that pass all tests; without any test everybody.
    record Chosen(List<ProcessTest> tests, Pick pick) implements KillTarget {
        public Chosen {
            tests = List.copyOf(tests);
        }

        static Chosen of(ProcessTest test) {
            return new Chosen(List.of(test), Pick.ALL);
        }
    }

    /// Who holds a socket of this port.
    ///
    /// @param remote those that are connected to such a port elsewhere count as well, as for `lsof`
    /// @param listening only those that listen on it
    record Port(int number, boolean remote, boolean listening) implements KillTarget {}

    /// The process whose pid stands in this file, relative to the caller's directory.
    record PidFile(String path) implements KillTarget {}
}
