package dev.drover.model.process;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one command line word by word, until what only starts the server has been taken away.
final class CommandWords {
    private static final int DEEPEST = 12;
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh", "busybox");
    private static final Set<String> PREFIXES =
            Set.of("nice", "nohup", "setsid", "stdbuf", "ionice", "caffeinate", "time", "exec");
    private static final Set<String> SCRIPT_RUNTIMES =
            Set.of("node", "nodejs", "bun", "deno", "tsx", "ts-node", "ruby", "perl", "php");
    private static final Set<String> NPM_STARTERS = Set.of("npx", "pnpx", "bunx");
    private static final Set<String> PACKAGERS = Set.of("npm", "pnpm", "yarn", "bun");
    private static final Set<String> EXEC_WORDS = Set.of("exec", "x", "dlx");

    /// Options of the starters whose value is the next word.
    private static final Set<String> WITH_VALUE =
            Set.of(
                    "-r",
                    "--require",
                    "--import",
                    "--loader",
                    "--experimental-loader",
                    "-C",
                    "--env-file",
                    "--title",
                    "--preload",
                    "-X",
                    "-W",
                    "--python",
                    "--with",
                    "--directory",
                    "--project",
                    "--index-url",
                    "--prefix",
                    "--cwd",
                    "-n",
                    "--registry",
                    "--call");

    private static final Set<String> DOCKER_FLAGS =
            Set.of(
                    "-i",
                    "-t",
                    "-it",
                    "-ti",
                    "-d",
                    "--rm",
                    "--init",
                    "--privileged",
                    "--read-only",
                    "--interactive",
                    "--tty",
                    "--detach");

    private List<String> words;
    private final EntryPath paths;

    CommandWords(List<String> command, @Nullable String cwd) {
        // Some starters write their title over their arguments: one word that holds them all.
        boolean title = command.size() == 1 && command.getFirst().startsWith("npm exec ");
        this.words = title ? split(command.getFirst()) : command;
        this.paths = new EntryPath(cwd);
    }

    Optional<ServerSignature> signature() {
        for (int depth = 0; depth < DEEPEST && !words.isEmpty(); depth++) {
            String program = program(words.getFirst());
            List<String> rest = words.subList(1, words.size());
            if (SHELLS.contains(program)) {
                if (!intoShell(rest)) {
                    return Optional.empty();
                }
            } else if (program.equals("env")) {
                words = afterAssignments(rest);
            } else if (program.equals("timeout")) {
                words = drop(afterOptions(rest), 1);
            } else if (PREFIXES.contains(program)) {
                words = afterOptions(rest);
            } else if (program.equals("drover") && rest.contains("--")) {
                words = drop(rest, rest.indexOf("--") + 1);
            } else if (program.equals("uv") && !rest.isEmpty() && rest.getFirst().equals("run")) {
                List<String> run = afterOptions(drop(rest, 1));
                boolean script = !run.isEmpty() && run.getFirst().endsWith(".py");
                words = script ? concat(List.of("python"), run) : run;
            } else {
                return entry(program, rest);
            }
        }
        return Optional.empty();
    }

    private Optional<ServerSignature> entry(String program, List<String> rest) {
        String first = rest.isEmpty() ? "" : rest.getFirst();
        if (NPM_STARTERS.contains(program)) {
            return packaged("npm:", rest);
        }
        if (PACKAGERS.contains(program) && EXEC_WORDS.contains(first)) {
            return packaged("npm:", drop(rest, 1));
        }
        if (program.equals("uvx")) {
            return packaged("pypi:", rest);
        }
        if (program.equals("uv") && first.equals("tool")) {
            return packaged("pypi:", drop(rest, 2));
        }
        if (program.equals("pipx") && first.equals("run")) {
            return packaged("pypi:", drop(rest, 1));
        }
        if (SCRIPT_RUNTIMES.contains(program)) {
            return script(rest);
        }
        if (program.startsWith("python") || program.equals("pypy")) {
            return python(rest);
        }
        if (program.equals("java")) {
            int jar = rest.indexOf("-jar");
            return jar < 0 ? Optional.empty() : script(drop(rest, jar + 1));
        }
        if ((program.equals("docker") || program.equals("podman")) && first.equals("run")) {
            return image(drop(rest, 1));
        }
        return made(paths.program(words.getFirst()), rest);
    }

    private static Optional<ServerSignature> packaged(String kind, List<String> rest) {
        int at = 0;
        String wanted = null;
        while (at < rest.size() && rest.get(at).startsWith("-") && !rest.get(at).equals("--")) {
            String option = rest.get(at);
            if (Set.of("-p", "--package", "--from").contains(option) && at + 1 < rest.size()) {
                wanted = rest.get(at + 1);
                at += 2;
            } else if (option.startsWith("--package=") || option.startsWith("--from=")) {
                wanted = option.substring(option.indexOf('=') + 1);
                at++;
            } else {
                at += WITH_VALUE.contains(option) ? 2 : 1;
            }
        }
        if (at < rest.size() && rest.get(at).equals("--")) {
            at++;
        }
        if (at >= rest.size()) {
            return Optional.empty();
        }
        String name = wanted != null ? wanted : rest.get(at);
        return made(kind + withoutVersion(name), drop(rest, at + 1));
    }

    private Optional<ServerSignature> script(List<String> rest) {
        List<String> from = afterOptions(rest);
        boolean inline = rest.stream().limit(rest.size() - from.size()).anyMatch(this::isInline);
        if (!from.isEmpty() && from.getFirst().equals("run")) {
            from = afterOptions(drop(from, 1));
        }
        return from.isEmpty() || inline
                ? Optional.empty()
                : made(paths.entry(from.getFirst()), drop(from, 1));
    }

    private Optional<ServerSignature> python(List<String> rest) {
        int module = rest.indexOf("-m");
        List<String> from = afterOptions(rest);
        if (module >= 0 && module < rest.size() - from.size()) {
            return module + 1 >= rest.size()
                    ? Optional.empty()
                    : made("python:" + rest.get(module + 1), drop(rest, module + 2));
        }
        boolean inline = rest.stream().limit(rest.size() - from.size()).anyMatch("-c"::equals);
        return from.isEmpty() || inline
                ? Optional.empty()
                : made(paths.entry(from.getFirst()), drop(from, 1));
    }

    private static Optional<ServerSignature> image(List<String> rest) {
        int at = 0;
        while (at < rest.size() && rest.get(at).startsWith("-")) {
            String option = rest.get(at);
            at += DOCKER_FLAGS.contains(option) || option.contains("=") ? 1 : 2;
        }
        if (at >= rest.size()) {
            return Optional.empty();
        }
        String image = rest.get(at);
        int tag = image.indexOf(':', image.lastIndexOf('/') + 1);
        String name = tag < 0 ? image : image.substring(0, tag);
        return made("docker:" + name, drop(rest, at + 1));
    }

    /// @return false if the shell does more than to start one program
    private boolean intoShell(List<String> rest) {
        int at = 0;
        boolean text = false;
        while (at < rest.size() && rest.get(at).startsWith("-")) {
            text |= rest.get(at).matches("-[a-z]*c[a-z]*");
            at++;
        }
        if (at >= rest.size()) {
            return false;
        }
        if (!text) {
            words = List.of("node", rest.get(at)); // a script: the same as one of a runtime
            words = concat(words, drop(rest, at + 1));
            return true;
        }
        String line = rest.get(at).strip();
        if (line.matches("(?s).*[|&;<>$`(){}*?\\n\"'\\\\].*")) {
            return false;
        }
        words = split(line);
        return true;
    }

    private static List<String> concat(List<String> one, List<String> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }

    private static List<String> afterAssignments(List<String> rest) {
        int at = 0;
        while (at < rest.size()
                && (rest.get(at).startsWith("-") || rest.get(at).matches("[A-Za-z_]\\w*=.*"))) {
            at += rest.get(at).equals("-u") || rest.get(at).equals("-C") ? 2 : 1;
        }
        return drop(rest, at);
    }

    private static List<String> afterOptions(List<String> rest) {
        int at = 0;
        while (at < rest.size() && rest.get(at).startsWith("-")) {
            if (rest.get(at).equals("--")) {
                return drop(rest, at + 1);
            }
            if (rest.get(at).equals("-m")) {
                return drop(rest, at + 2);
            }
            at += WITH_VALUE.contains(rest.get(at)) ? 2 : 1;
        }
        return drop(rest, at);
    }

    private boolean isInline(String option) {
        return Set.of("-e", "--eval", "-p", "--print", "-pe", "-", "-i").contains(option);
    }

    private static String withoutVersion(String name) {
        int at = name.lastIndexOf('@');
        String bare = at > 0 ? name.substring(0, at) : name;
        return bare.startsWith("@") || bare.contains("/") ? bare : bare.split("[=<>~!\\[]", 2)[0];
    }

    /// The program's name without directory, ending and version.
    private static String program(String word) {
        String name = word.substring(word.replace('\\', '/').lastIndexOf('/') + 1);
        String bare = name.replaceFirst("(?i)\\.(?:exe|cmd|bat)$", "");
        String plain = bare.startsWith("-") ? bare.substring(1) : bare;
        return plain.matches("(?:python|node|pypy|ruby|php|perl)-?[\\d.]+")
                ? plain.replaceFirst("-?[\\d.]+$", "")
                : plain;
    }

    private static List<String> split(String line) {
        return List.of(line.strip().split("\\s+"));
    }

    private static List<String> drop(List<String> list, int count) {
        return list.subList(Math.min(count, list.size()), list.size());
    }

    private static Optional<ServerSignature> made(String entry, List<String> arguments) {
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServerSignature(entry, arguments));
    }
}
