package dev.drover.cli;

import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `drover instances quota`.
@Command(
        name = "quota",
        description = "Says how many live subagents you want to see in it at most; 0 for no limit.",
        footer = {"  drover instances quota abc123de 10"})
final class QuotaCommand extends LabelCommand {
    @Parameters(index = "1", paramLabel = "N", description = "Subagents at most.")
    int quota;

    @Override
    LabelChange change(InstanceView before) {
        return new LabelChange(null, null, null, null, quota);
    }

    @Override
    String done(InstanceView after) {
        return after.quota() == null
                ? called(after) + " has no quota now."
                : called(after) + " has a quota of " + after.quota() + " subagents now.";
    }
}
