/// Guards the settings files of agents: keeps versions, sees what breaks them or takes hooks away,
/// and puts them back.
///
/// **May use:** what `daemon` may use; not `daemon` itself.
///
/// **Decision:** the system tells what changes, so that waiting costs nothing. What looks broken or
/// gone is looked at once more before it is believed, because programs write files in two steps.
@NullMarked
package dev.drover.daemon.guard;

import org.jspecify.annotations.NullMarked;
