package dev.drover.core;

/// An expected no. The same value becomes `application/problem+json`, CLI exit 1 with one line, or
/// a message in the window. It is never logged as a failure.
public sealed interface Refusal {
    /// A stable word for programs, such as `unknown-instance`.
    String code();

    /// One line for people: what, why, what to do.
    String message();

    /// HTTP status that fits.
    int status();

    record UnknownInstance(String id) implements Refusal {
        @Override
        public String code() {
            return "unknown-instance";
        }

        @Override
        public String message() {
            return "No instance is called '"
                    + id
                    + "'. `drover instances --all` lists those that are known.";
        }

        @Override
        public int status() {
            return 404;
        }
    }

    record AmbiguousInstance(String id, int matches) implements Refusal {
        @Override
        public String code() {
            return "ambiguous-instance";
        }

        @Override
        public String message() {
            return "'" + id + "' fits " + matches + " instances. Give more of the id.";
        }

        @Override
        public int status() {
            return 409;
        }
    }

    record UnknownAlert(String id) implements Refusal {
        @Override
        public String code() {
            return "unknown-alert";
        }

        @Override
        public String message() {
            return "No alert is called '"
                    + id
                    + "'. `drover alerts --all` lists those that are known.";
        }

        @Override
        public int status() {
            return 404;
        }
    }

    record AmbiguousAlert(String id, int matches) implements Refusal {
        @Override
        public String code() {
            return "ambiguous-alert";
        }

        @Override
        public String message() {
            return "'" + id + "' fits " + matches + " alerts. Give more of the id.";
        }

        @Override
        public int status() {
            return 409;
        }
    }

    /// A worktree that must not go.
    ///
    /// @param why sentences, with what to do
    record WorktreeKept(String path, String why) implements Refusal {
        @Override
        public String code() {
            return "worktree-kept";
        }

        @Override
        public String message() {
            return "Kept " + path + ": " + why;
        }

        @Override
        public int status() {
            return 409;
        }
    }

    record NotYours(String id) implements Refusal {
        @Override
        public String code() {
            return "not-yours";
        }

        @Override
        public String message() {
            return "Instance '"
                    + id
                    + "' is not the caller's. Call from a process of that instance, or send its"
                    + " capability.";
        }

        @Override
        public int status() {
            return 403;
        }
    }

    /// @param allowed all types that there are
    record UnknownPortType(String type, String allowed) implements Refusal {
        @Override
        public String code() {
            return "unknown-port-type";
        }

        @Override
        public String message() {
            return "There is no type of ports '"
                    + type
                    + "'. There are "
                    + allowed
                    + "; the setting ports.types adds more.";
        }

        @Override
        public int status() {
            return 400;
        }
    }

    /// @param message which range, and who has it
    record RangeExhausted(String message) implements Refusal {
        @Override
        public String code() {
            return "range-exhausted";
        }

        @Override
        public int status() {
            return 409;
        }
    }

    record PortOutOfRange(long port) implements Refusal {
        @Override
        public String code() {
            return "port-out-of-range";
        }

        @Override
        public String message() {
            return port > 0 && port < 1024
                    ? "Port "
                            + port
                            + " is below 1024: those belong to the system. Take one from"
                            + " 1024 to 65535."
                    : port + " is no port that can be leased. Take one from 1024 to 65535.";
        }

        @Override
        public int status() {
            return 400;
        }
    }

    /// @param message who has it, and what to do
    record PortTaken(String message) implements Refusal {
        @Override
        public String code() {
            return "port-taken";
        }

        @Override
        public int status() {
            return 409;
        }
    }

    record UnknownLease(int port) implements Refusal {
        @Override
        public String code() {
            return "unknown-lease";
        }

        @Override
        public String message() {
            return "Nobody has leased port " + port + ". `drover ports` lists the leases.";
        }

        @Override
        public int status() {
            return 404;
        }
    }

    /// @param holder in a few words
    record PortNotYours(int port, String holder) implements Refusal {
        @Override
        public String code() {
            return "port-not-yours";
        }

        @Override
        public String message() {
            return "Port "
                    + port
                    + " is leased to "
                    + holder
                    + ", not to the caller. Its holder or a person can release it.";
        }

        @Override
        public int status() {
            return 403;
        }
    }

    /// A request that says something which cannot be.
    record BadRequest(String message) implements Refusal {
        @Override
        public String code() {
            return "bad-request";
        }

        @Override
        public int status() {
            return 400;
        }
    }

    /// A no of the branch registry.
    ///
    /// @param code begins with `branch-`
    record OfBranch(String code, int status, String message) implements Refusal {}

    /// A no about messages.
    ///
    /// @param code begins with `message-`
    record OfMessage(String code, int status, String message) implements Refusal {}

    /// The state does not allow it now.
    record NotNow(String message) implements Refusal {
        @Override
        public String code() {
            return "not-now";
        }

        @Override
        public int status() {
            return 409;
        }
    }

    /// The disk does not take any more, and the waiting room is full.
    record StoreUnavailable(String message) implements Refusal {
        @Override
        public String code() {
            return "store-unavailable";
        }

        @Override
        public int status() {
            return 503;
        }
    }
}
