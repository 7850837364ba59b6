package dev.drover.core.kill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a script for what it would signal. A variable or output whose value the text does not
/// tell is left out.
public final class ShellReader {
    /// Stands for the name of the user who runs the script.
    static final String ME = "\0me";

    private static final int DEEPEST = 12;
    private static final int MOST_TARGETS = 200;
    private static final Set<String> KEYWORDS =
            Set.of("then", "do", "else", "elif", "if", "while", "until", "!", "{", "}", "time");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh", "ash");
    private static final Set<String> DECLARES =
            Set.of("export", "local", "readonly", "declare", "typeset");

    private final String me;
    private final Map<String, ShellValue> variables;
    private final List<KillTarget> found;
    private final int depth;

    private ShellReader(
            String me, Map<String, ShellValue> variables, List<KillTarget> found, int depth) {
        this.me = me;
        this.variables = variables;
        this.found = found;
        this.depth = depth;
    }

    /// @param me name of the user who runs it
    /// @return empty if it signals nobody, or nobody that could be told
    public static List<KillTarget> read(String script, String me) {
        List<KillTarget> found = new ArrayList<>();
        new ShellReader(me, new HashMap<>(), found, 0).run(script);
        return found.stream().distinct().limit(MOST_TARGETS).toList();
    }

    /// @return what it prints, if it is one pipeline
    private ShellValue run(String script) {
        if (depth > DEEPEST) {
            return ShellValue.UNKNOWN;
        }
        List<List<List<ShellWord>>> pipelines = ShellSplitter.split(script);
        ShellValue printed = ShellValue.NOTHING;
        for (List<List<ShellWord>> pipeline : pipelines) {
            printed = ShellValue.UNKNOWN;
            for (List<ShellWord> command : pipeline) {
                printed = command(command, printed);
            }
        }
        return pipelines.size() <= 1 ? printed : ShellValue.UNKNOWN;
    }

    private ShellReader inner() {
        return new ShellReader(me, new HashMap<>(variables), found, depth + 1);
    }

    private ShellValue command(List<ShellWord> words, ShellValue input) {
        int at = 0;
        while (at < words.size() && isKeyword(words.get(at))) {
            at++;
        }
        if (at + 2 < words.size() && words.get(at).is("for") && words.get(at + 2).is("in")) {
            ShellValue all = ShellValue.joined(values(words.subList(at + 3, words.size())));
            words.get(at + 1).parts().forEach(part -> assign(part, all));
            return ShellValue.NOTHING;
        }
        boolean declares = at < words.size() && DECLARES.stream().anyMatch(words.get(at)::is);
        at += declares ? 1 : 0;
        while (at < words.size() && assigns(words.get(at))) {
            at++;
        }
        List<ShellValue> rest = values(words.subList(at, words.size()));
        return declares || rest.isEmpty() ? ShellValue.NOTHING : call(rest, input);
    }

    private static boolean isKeyword(ShellWord word) {
        return KEYWORDS.stream().anyMatch(word::is);
    }

    private void assign(ShellWord.Part name, ShellValue value) {
        if (name instanceof ShellWord.Text(String text)) {
            variables.put(text, value);
        }
    }

    /// `NAME=…`, which is remembered.
    private boolean assigns(ShellWord word) {
        if (word.parts().isEmpty()
                || !(word.parts().getFirst() instanceof ShellWord.Text(String text))) {
            return false;
        }
        int equals = text.indexOf('=');
        if (equals < 1 || !ShellBrackets.isName(text.substring(0, equals))) {
            return false;
        }
        List<ShellWord.Part> parts = new ArrayList<>(word.parts());
        parts.set(0, new ShellWord.Text(text.substring(equals + 1)));
        parts.removeIf(part -> part.equals(new ShellWord.Text("")));
        // An assignment is not split, whatever it holds.
        variables.put(text.substring(0, equals), value(new ShellWord(parts, false)));
        return true;
    }

    private List<ShellValue> values(List<ShellWord> words) {
        return words.stream().map(this::value).toList();
    }

    private ShellValue value(ShellWord word) {
        if (word.parts().size() == 1 && !(word.parts().getFirst() instanceof ShellWord.Text)) {
            ShellValue value = value(word.parts().getFirst());
            return word.bare() ? value.split() : value;
        }
        StringBuilder text = new StringBuilder();
        for (ShellWord.Part part : word.parts()) {
            ShellValue value = value(part);
            if (!value.isText()) {
                return ShellValue.UNKNOWN;
            }
            text.append(value.words().getFirst());
        }
        return ShellValue.text(text.toString());
    }

    private ShellValue value(ShellWord.Part part) {
        return switch (part) {
            case ShellWord.Text(String text) -> ShellValue.text(text);
            case ShellWord.Output(String script) -> inner().run(script);
            case ShellWord.Variable(String name) ->
                    switch (name) {
                        // The shell, its agent, its jobs: all the caller's own.
                        case "$", "!", "PPID", "BASHPID" -> ShellValue.NOTHING;
                        case "USER", "LOGNAME" -> ShellValue.text(ME);
                        default -> variables.getOrDefault(name, ShellValue.UNKNOWN);
                    };
            case ShellWord.Riddle _ -> ShellValue.UNKNOWN;
        };
    }

    private ShellValue call(List<ShellValue> words, ShellValue input) {
        if (words.isEmpty() || !words.getFirst().isText()) {
            return ShellValue.UNKNOWN;
        }
        String path = words.getFirst().words().getFirst();
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.exe$", "");
        List<ShellValue> rest = words.subList(1, words.size());
        if (Prefixes.has(name)) {
            return call(Prefixes.inner(name, rest), input);
        }
        if (SHELLS.contains(name)) {
            return shell(rest);
        }
        return switch (name) {
            case "eval" -> {
                ShellValue all = ShellValue.joined(rest);
                yield all.known() && all.targets().isEmpty()
                        ? inner().run(String.join(" ", all.words()))
                        : ShellValue.UNKNOWN;
            }
            case "xargs" -> xargs(rest, input);
            case "kill" -> {
                found.addAll(KillWords.kill(rest));
                yield ShellValue.NOTHING;
            }
            case "read" -> {
                rest.stream()
                        .flatMap(v -> v.words().stream())
                        .forEach(n -> variables.put(n, input));
                yield ShellValue.NOTHING;
            }
            case "echo" -> ShellValue.joined(rest).split();
            case "sort", "uniq", "tr", "tee" -> input;
            default -> tool(name, rest, input);
        };
    }

    /// Commands that are told only if all their words are.
    private ShellValue tool(String name, List<ShellValue> rest, ShellValue input) {
        ShellValue all = ShellValue.joined(rest);
        if (!all.known() || !all.targets().isEmpty()) {
            return ShellValue.UNKNOWN;
        }
        List<String> words = all.words();
        boolean[] kills = {false};
        return switch (name) {
            case "pkill" -> killed(PgrepWords.read(words, true, me));
            case "killall" -> killed(KillWords.killall(words, me));
            case "taskkill" -> killed(KillWords.taskkill(words));
            case "kill-port" -> killed(PortWords.killPort(words));
            case "fuser" -> {
                ShellValue holders = PortWords.fuser(words, kills);
                yield kills[0] ? killed(holders) : holders;
            }
            case "pgrep" -> PgrepWords.read(words, false, me);
            case "pidof" -> KillWords.pidof(words);
            case "lsof" -> PortWords.lsof(words);
            case "ps" -> ProcessLists.ps(words);
            case "grep", "egrep", "fgrep" -> ProcessLists.grep(name, words, input);
            case "awk", "gawk", "mawk" -> ProcessLists.awk(words, input);
            case "cut" -> ProcessLists.cut(words, input);
            case "whoami" -> ShellValue.text(ME);
            case "id" ->
                    words.stream().anyMatch(w -> w.contains("u"))
                            ? ShellValue.text(ME)
                            : ShellValue.UNKNOWN;
            case "jobs" -> ShellValue.NOTHING;
            case "cat" ->
                    words.isEmpty()
                            ? input
                            : words.size() == 1
                                    ? ShellValue.pids(
                                            List.of(new KillTarget.PidFile(words.getFirst())))
                                    : ShellValue.UNKNOWN;
            default -> ShellValue.UNKNOWN;
        };
    }

    private ShellValue killed(ShellValue value) {
        found.addAll(value.targets());
        return ShellValue.NOTHING;
    }

    /// `sh -c SCRIPT`; a script in a file is not read.
    private ShellValue shell(List<ShellValue> words) {
        for (int i = 0; i < words.size() && words.get(i).isText(); i++) {
            String word = words.get(i).words().getFirst();
            if (!word.startsWith("-") && !word.startsWith("+")) {
                return ShellValue.UNKNOWN;
            }
            if (word.matches("-[a-z]*c[a-z]*") && i + 1 < words.size()) {
                ShellValue script = words.get(i + 1);
                return script.isText()
                        ? inner().run(script.words().getFirst())
                        : ShellValue.UNKNOWN;
            }
            i += word.matches("[-+][a-z]*o") ? 1 : 0; // as in `-euo pipefail`
        }
        return ShellValue.UNKNOWN;
    }

    private ShellValue xargs(List<ShellValue> words, ShellValue input) {
        String mark = null;
        int at = 0;
        for (; at < words.size() && words.get(at).isText(); at++) {
            String word = words.get(at).words().getFirst();
            if (word.matches("-I.+|-i|--replace(=.+)?")) {
                mark = word.replaceFirst("^(-I|-i|--replace=?)", "");
                mark = mark.isEmpty() ? "{}" : mark;
            } else if (word.equals("-I") && at + 1 < words.size()) {
                mark = String.join(" ", words.get(++at).words());
            } else if (word.matches("-[nLPds]")) {
                at++;
            } else if (!word.startsWith("-")) {
                break;
            }
        }
        List<ShellValue> rest =
                new ArrayList<>(words.subList(Math.min(at, words.size()), words.size()));
        if (rest.isEmpty()) {
            return input;
        }
        if (mark == null) {
            rest.add(input.split());
            return call(rest, input);
        }
        String taken = mark;
        ShellReader each = inner();
        each.variables.put("_each_", input);
        rest.replaceAll(
                word ->
                        !word.isText() || !word.words().getFirst().contains(taken)
                                ? word
                                : word.words().getFirst().equals(taken)
                                        ? input
                                        : ShellValue.text(
                                                word.words()
                                                        .getFirst()
                                                        .replace(taken, "${_each_}")));
        return each.call(rest, input);
    }
}
