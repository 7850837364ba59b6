package dev.drover.daemon;

import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Reply;
import dev.drover.model.State;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Keeps answers honest while the disk takes nothing: what was decided counts, but who asked for it
/// is told that a crash would lose it. Programs get status 202 and a header, people a line beside
/// the output of their command.
final class Acknowledgement {
    static final String HEADER = "Drover-Durable";
    private static final String WARNING =
            "drover: The disk takes no writes, so what this changed is kept in memory only until it"
                    + " does. Free some space or check permissions.\n";

    private final BooleanSupplier durable;
    private final Supplier<State> state;

    Acknowledgement(BooleanSupplier durable, Supplier<State> state) {
        this.durable = durable;
        this.state = state;
    }

    /// The same handler; only looks (`GET`) are left as they are.
    Handler honest(Endpoint endpoint, Handler handler) {
        return endpoint.method().equals("GET") ? handler : request -> told(handler.handle(request));
    }

    private Reply told(Reply reply) {
        if (durable.getAsBoolean()
                || !(reply instanceof Reply.Whole whole)
                || whole.status() / 100 != 2) {
            return reply;
        }
        Map<String, String> headers = new HashMap<>(whole.headers());
        headers.put(HEADER, "false");
        return new Reply.Whole(202, whole.type(), whole.body(), headers);
    }

    /// Begins to look at what a command does.
    Watch watch() {
        return new Watch(state.get());
    }

    /// A command that runs.
    final class Watch {
        private final State before;

        private Watch(State before) {
            this.before = before;
        }

        /// One line if it changed what is not on disk, else nothing.
        String warning() {
            return durable.getAsBoolean() || state.get() == before ? "" : WARNING;
        }
    }
}
