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
