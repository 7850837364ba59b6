package dev.drover.ui.instances.detail;

import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;
import dev.drover.ui.part.Figures;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What a person may write on an agent: how it reads, what may be typed, and what changes.
public enum LabelField {
    NAME("Name", "Give it a name"),
    TAGS("Tags", "Words, separated by commas"),
    GROUP("Group", "A word that several share"),
    PRIORITY("Priority", "From -9 to 9; higher comes first"),
    QUOTA("Quota", "Most subagents at a time; empty for no limit");

    private final String title;
    private final String prompt;

    LabelField(String title, String prompt) {
        this.title = title;
        this.prompt = prompt;
    }

    public String title() {
        return title;
    }

    String prompt() {
        return prompt;
    }

    String id() {
        return "label-" + name().toLowerCase(Locale.ROOT);
    }

    /// The value as a person would type it; empty for none.
    String text(InstanceView view) {
        return switch (this) {
            case NAME -> Objects.requireNonNullElse(view.name(), "");
            case TAGS -> String.join(", ", view.tags());
            case GROUP -> Objects.requireNonNullElse(view.group(), "");
            case PRIORITY -> view.priority() == 0 ? "" : Integer.toString(view.priority());
            case QUOTA -> view.quota() == null ? "" : Integer.toString(view.quota());
        };
    }

    /// The value where it is only looked at.
    String shown(InstanceView view) {
        return this == QUOTA && view.quota() != null
                ? Figures.count(view.quota(), "subagent", "subagents")
                : text(view);
    }

    /// @return why this cannot be the value, null if it can as far as one sees while typing
    @Nullable String objection(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        return switch (this) {
            case NAME, GROUP, TAGS -> null;
            case PRIORITY -> {
                Integer number = number(typed);
                yield number == null || number < -9 || number > 9
                        ? "A priority is a whole number from -9 to 9."
                        : null;
            }
            case QUOTA -> {
                Integer number = number(typed);
                yield number == null || number < 0
                        ? "A quota is a whole number of subagents, or empty for no limit."
                        : null;
            }
        };
    }

    /// @param typed without an objection
    LabelChange change(String typed) {
        String word = typed.strip();
        return switch (this) {
            case NAME -> new LabelChange(word, null, null, null, null);
            case TAGS -> new LabelChange(null, tags(word), null, null, null);
            case GROUP -> new LabelChange(null, null, word, null, null);
            case PRIORITY -> new LabelChange(null, null, null, orZero(word), null);
            case QUOTA -> new LabelChange(null, null, null, null, orZero(word));
        };
    }

    /// Of a change of all that is written, the part of this field.
    LabelChange only(LabelChange all) {
        return switch (this) {
            case NAME -> new LabelChange(all.name(), null, null, null, null);
            case TAGS -> new LabelChange(null, all.tags(), null, null, null);
            case GROUP -> new LabelChange(null, null, all.group(), null, null);
            case PRIORITY -> new LabelChange(null, null, null, all.priority(), null);
            case QUOTA -> new LabelChange(null, null, null, null, all.quota());
        };
    }

    private static List<String> tags(String typed) {
        return Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .toList();
    }

    private static int orZero(String typed) {
        Integer number = number(typed);
        return number == null ? 0 : number;
    }

    private static @Nullable Integer number(String typed) {
        try {
            return Integer.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
