package dev.drover.cli.manual;

import java.util.List;
import java.util.stream.Stream;

/// What can be said about one command.
///
/// @param words how it is called, from `drover` on
/// @param summary one line
/// @param description paragraphs, the summary first
/// @param arguments what is no option
/// @param examples whole lines as they are typed
public record CommandPage(
        List<String> words,
        String summary,
        List<String> description,
        List<Entry> arguments,
        List<Choice> options,
        List<String> examples,
        List<CommandPage> children) {

    /// A word and what it means.
    public record Entry(String word, String meaning) {}

    /// An option.
    ///
    /// @param names all of them, the short ones first
    /// @param value what must follow it; empty if nothing does
    /// @param candidates the values there are, if only these are taken
    public record Choice(
            List<String> names, String value, String meaning, List<String> candidates) {
        public Choice {
            names = List.copyOf(names);
            candidates = List.copyOf(candidates);
        }
    }

    public CommandPage {
        words = List.copyOf(words);
        description = List.copyOf(description);
        arguments = List.copyOf(arguments);
        options = List.copyOf(options);
        examples = List.copyOf(examples);
        children = List.copyOf(children);
    }

    /// Its own word, the last one.
    String name() {
        return words.getLast();
    }

    String whole() {
        return String.join(" ", words);
    }

    /// Itself and all below.
    Stream<CommandPage> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(CommandPage::all));
    }

    /// All names of all options.
    List<String> optionNames() {
        return options.stream().flatMap(o -> o.names().stream()).toList();
    }
}
