package dev.drover.agents;

import dev.drover.model.ProcessFacts;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// An agent that is a script for a JavaScript runtime: which processes run it to have a
/// conversation?
///
/// @param script what the script's real path ends with
/// @param others commands that are no conversation
/// @param answers options by which it only answers and is gone
public record ScriptProgram(Pattern script, Set<String> others, Set<String> answers) {
    /// @param process any; what it is called does not matter
    public boolean isSession(ProcessFacts process) {
        String executable = process.executable();
        if (executable == null
                || process.state() == 'Z'
                || !JavaScriptRuntime.is(executable.replace('\\', '/'))) {
            return false;
        }
        List<String> command = process.command();
        int at = JavaScriptRuntime.scriptAt(command);
        if (at < 0) {
            return false;
        }
        String path = JavaScriptRuntime.real(command.get(at), process.cwd());
        if (path == null || !script.matcher(path.replace('\\', '/')).find()) {
            return false;
        }
        List<String> arguments = command.subList(at + 1, command.size());
        return arguments.isEmpty()
                || (!others.contains(arguments.getFirst())
                        && arguments.stream().noneMatch(answers::contains));
    }
}
