package dev.drover.ui.ports;

import dev.drover.model.view.PortView;
import dev.drover.model.view.PortsView;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/// What the page of ports asks for and does. Both may wait.
///
/// @param look all that is known of ports; true looks anew, else as the last look has seen it
/// @param release ends the lease of a port, and answers with it as it was; throws {@link
/// dev.drover.core.Refused} if it may not be
public record PortInputs(Function<Boolean, Look> look, IntFunction<PortView> release) {

    /// @param running the processes that the page of processes lists, by pid
    public record Look(PortsView ports, Map<Long, Running> running) {
        public Look {
            running = Map.copyOf(running);
        }
    }

    /// A process that can be led to.
    ///
    /// @param key `PID@START`
    /// @param startedAt tells it from another one that gets its pid later
    /// @param mayEnd false if it must be kept
    public record Running(String key, Instant startedAt, boolean mayEnd) {}
}
