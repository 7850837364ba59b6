package dev.drover.cli;

import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// `drover instances tag`.
@Command(
        name = "tag",
        description = "Adds tags (`+urgent` or `urgent`) and takes them away (`-urgent`).",
        footer = {
            "  drover instances tag abc123de +urgent -later",
            "  drover instances tag abc123de"
        })
final class TagCommand extends LabelCommand {
    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "TAG",
            description = "`+tag`, `tag` or `-tag`; none to change nothing.")
    List<String> tags = new ArrayList<>();

    @Override
    LabelChange change(InstanceView before) {
        Set<String> result = new TreeSet<>(before.tags());
        for (String tag : tags) {
            boolean signed = tag.startsWith("+") || tag.startsWith("-");
            String word = signed ? tag.substring(1) : tag;
            if (word.isBlank()) {
                throw Context.refused("'" + tag + "' names no tag. Write +tag or -tag.");
            }
            if (tag.startsWith("-")) {
                result.remove(word);
            } else {
                result.add(word);
            }
        }
        return new LabelChange(null, List.copyOf(result), null, null, null);
    }

    @Override
    String done(InstanceView after) {
        return after.tags().isEmpty()
                ? called(after) + " has no tags."
                : called(after) + " is tagged " + String.join(", ", after.tags()) + ".";
    }
}
