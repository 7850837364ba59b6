/// The page of ports: who holds what, what listens without a lease, and the ranges as a picture.
///
/// **Responsibility:** the table of ports, one port with who has it and who listens beside it, a
/// bar for each type, releasing a lease. Whose a port is and who listens, it does not find out; how
/// a process ends is the page of processes' matter, to which this one only leads.
///
/// **May use:** `ui.page`, `ui.part`, `ui.table`, `model`, and of `core` only `Refused` (part of
/// floor 4).
///
/// **Decision:** all texts are made off the FX thread ({@link PortEntry}), and the page looks only
/// while somebody sees it: a look asks the whole machine.
@NullMarked
package dev.drover.ui.ports;

import org.jspecify.annotations.NullMarked;
