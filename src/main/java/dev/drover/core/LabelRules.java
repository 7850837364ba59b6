package dev.drover.core;

import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Label;
import dev.drover.model.Source;
import dev.drover.model.State;
import dev.drover.model.VisibleText;
import dev.drover.model.view.LabelChange;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// Names, tags, groups, priorities and quotas that people give to instances.
public final class LabelRules {
    static final int LONGEST_WORD = 100;
    static final int MOST_TAGS = 20;

    private LabelRules() {}

    public static Rule<InstanceId> label(String id, LabelChange change) {
        return (state, now) -> {
            Instance instance = Lookup.instance(state, id);
            Label old = instance.label();
            Label label =
                    new Label(
                            word(change.name(), old.chosenName(), "name"),
                            old.agentName(),
                            tags(change.tags(), old.tags()),
                            word(change.group(), old.group(), "group"),
                            priority(change.priority(), old.priority()),
                            quota(change.quota(), old.quota()));
            return label.equals(old)
                    ? Decision.nothing(instance.id())
                    : new Decision<>(
                            List.of(new Event.InstanceLabelled(instance.id(), label, Source.API)),
                            instance.id());
        };
    }

    /// What is written on an instance now, as the change that would bring it back. A name that the
    /// agent gave is not among it: it shows again as soon as the person's own goes.
    public static LabelChange written(State state, String id) {
        Label label = Lookup.instance(state, id).label();
        return new LabelChange(
                Objects.requireNonNullElse(label.chosenName(), ""),
                label.tags(),
                Objects.requireNonNullElse(label.group(), ""),
                label.priority(),
                Objects.requireNonNullElse(label.quota(), 0));
    }

    private static @Nullable String word(
            @Nullable String wanted, @Nullable String old, String what) {
        if (wanted == null) {
            return old;
        }
        return wanted.isBlank() ? null : checked(wanted.strip(), what);
    }

    private static String checked(String word, String what) {
        if (word.length() > LONGEST_WORD) {
            throw Refused.badRequest(
                    "A "
                            + what
                            + " has at most "
                            + LONGEST_WORD
                            + " characters; this one has "
                            + word.length()
                            + ".");
        }
        return VisibleText.line(word, LONGEST_WORD);
    }

    private static List<String> tags(@Nullable List<String> wanted, List<String> old) {
        if (wanted == null) {
            return old;
        }
        if (wanted.size() > MOST_TAGS) {
            throw Refused.badRequest(
                    "An instance has at most "
                            + MOST_TAGS
                            + " tags; these are "
                            + wanted.size()
                            + ".");
        }
        return wanted.stream()
                .filter(t -> !t.isBlank())
                .map(t -> checked(t.strip(), "tag"))
                .toList();
    }

    private static int priority(@Nullable Integer wanted, int old) {
        if (wanted == null) {
            return old;
        }
        if (wanted < -9 || wanted > 9) {
            throw Refused.badRequest(
                    "A priority is a number from -9 to 9; this is " + wanted + ".");
        }
        return wanted;
    }

    private static @Nullable Integer quota(@Nullable Integer wanted, @Nullable Integer old) {
        if (wanted == null) {
            return old;
        }
        if (wanted < 0) {
            throw Refused.badRequest(
                    "A quota is a number of agents, or 0 for none; this is " + wanted + ".");
        }
        return wanted == 0 ? null : wanted;
    }
}
