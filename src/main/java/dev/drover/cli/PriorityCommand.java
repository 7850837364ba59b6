package dev.drover.cli;

import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover instances priority`.
@Command(
        name = "priority",
        description = "Sorts it higher or lower: -9 to 9, 0 by default.",
        footer = {"  drover instances priority abc123de 5"})
final class PriorityCommand extends LabelCommand {
    @Parameters(index = "1", paramLabel = "N", description = "Higher comes first.")
    int priority;

    @Override
    LabelChange change(InstanceView before) {
        return new LabelChange(null, null, null, priority, null);
    }

    @Override
    String done(InstanceView after) {
        return called(after) + " has priority " + after.priority() + " now.";
    }
}
