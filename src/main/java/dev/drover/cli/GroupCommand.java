package dev.drover.cli;

import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover instances group`.
@Command(
        name = "group",
        description = "Puts it into a group; an empty name takes it out.",
        footer = {
            "  drover instances group abc123de release",
            "  drover instances group abc123de \"\""
        })
final class GroupCommand extends LabelCommand {
    @Parameters(index = "1", paramLabel = "NAME", description = "The group.")
    String group = "";

    @Override
    LabelChange change(InstanceView before) {
        return new LabelChange(null, null, group, null, null);
    }

    @Override
    String done(InstanceView after) {
        return after.group() == null
                ? called(after) + " is in no group now."
                : called(after) + " is in group " + after.group() + " now.";
    }
}
