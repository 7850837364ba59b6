package dev.drover.model.view;

import java.util.List;

/// All that is known of ports: leases, what listens without one, and the ranges.
///
/// @param ports by number
/// @param notices one line each: what is wrong with what projects ask for
public record PortsView(List<PortView> ports, List<Range> ranges, List<String> notices) {
    public PortsView {
        ports = List.copyOf(ports);
        ranges = List.copyOf(ranges);
        notices = List.copyOf(notices);
    }

    /// The ports of one type.
    ///
    /// @param leased how many have a holder
    /// @param unleased how many are used without one
    public record Range(String type, int first, int last, int leased, int unleased) {
        public int size() {
            return last - first + 1;
        }
    }
}
