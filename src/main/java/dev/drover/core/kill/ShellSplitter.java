package dev.drover.core.kill;

import dev.drover.core.kill.ShellWord.Output;
import dev.drover.core.kill.ShellWord.Part;
import dev.drover.core.kill.ShellWord.Riddle;
import dev.drover.core.kill.ShellWord.Text;
import dev.drover.core.kill.ShellWord.Variable;

import java.util.ArrayList;
import java.util.List;

/// Splits a script into pipelines of commands of words, by the shell's rules for quotes, comments,
/// redirections and here-documents. Knows no command.
final class ShellSplitter {
    private final String script;
    private final List<List<List<ShellWord>>> pipelines = new ArrayList<>();
    private final List<String> hereDocuments = new ArrayList<>();
    private List<List<ShellWord>> pipeline = new ArrayList<>();
    private List<ShellWord> command = new ArrayList<>();
    private List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean inWord;
    private boolean bare = true;

    /// What the next word is for: nothing, a file to be left out, or the end of a here-document.
    private enum Next {
        WORD,
        FILE,
        HERE
    }

    private Next next = Next.WORD;
    private int at;

    private ShellSplitter(String script) {
        this.script = script;
    }

    /// Pipelines, each of commands, each of words. What is not closed ends with the text.
    static List<List<List<ShellWord>>> split(String script) {
        ShellSplitter splitter = new ShellSplitter(script);
        splitter.run();
        return splitter.pipelines;
    }

    private void run() {
        while (at < script.length()) {
            char c = script.charAt(at++);
            switch (c) {
                case ' ', '\t', '\r' -> endWord();
                case '\n' -> {
                    endPipeline();
                    skipHereDocuments();
                }
                case ';', '(', ')' -> endPipeline();
                case '&' -> ampersand();
                case '|' -> bar();
                case '<', '>' -> redirection(c);
                case '#' -> {
                    if (inWord) {
                        add(c);
                    } else {
                        at = Math.max(at, lineEnd());
                    }
                }
                case '\'' -> quoted();
                case '"' -> doubleQuoted();
                case '\\' -> escaped();
                case '$' -> dollar(false);
                case '`' -> backticks();
                default -> add(c);
            }
        }
        endPipeline();
    }

    private void add(char c) {
        inWord = true;
        text.append(c);
    }

    private void add(Part part) {
        endText();
        inWord = true;
        parts.add(part);
    }

    private void endText() {
        if (!text.isEmpty()) {
            parts.add(new Text(text.toString()));
            text.setLength(0);
        }
    }

    private void endWord() {
        if (!inWord) {
            return;
        }
        endText();
        ShellWord word = new ShellWord(parts, bare);
        if (next == Next.WORD) {
            command.add(word);
        } else if (next == Next.HERE
                && word.parts().size() == 1
                && word.parts().getFirst() instanceof Text(String end)) {
            hereDocuments.add(end);
        }
        dropWord();
        next = Next.WORD;
    }

    private void dropWord() {
        parts = new ArrayList<>();
        text.setLength(0);
        inWord = false;
        bare = true;
    }

    private void endCommand() {
        endWord();
        next = Next.WORD;
        if (!command.isEmpty()) {
            pipeline.add(command);
            command = new ArrayList<>();
        }
    }

    private void endPipeline() {
        endCommand();
        if (!pipeline.isEmpty()) {
            pipelines.add(pipeline);
            pipeline = new ArrayList<>();
        }
    }

    private boolean follows(char c) {
        boolean follows = at < script.length() && script.charAt(at) == c;
        at += follows ? 1 : 0;
        return follows;
    }

    private void ampersand() {
        if (follows('>')) { // &>file, &>>file
            follows('>');
            endWord();
            next = Next.FILE;
        } else {
            follows('&');
            endPipeline();
        }
    }

    private void bar() {
        if (follows('|')) {
            endPipeline();
        } else {
            follows('&');
            endCommand();
        }
    }

    private void redirection(char c) {
        if (inWord && bare && parts.isEmpty() && text.chars().allMatch(Character::isDigit)) {
            dropWord(); // the number of a descriptor
        } else {
            endWord();
        }
        boolean here = c == '<' && follows('<');
        boolean string = here && follows('<');
        if (here && !string) {
            follows('-');
        }
        follows('>');
        follows('&');
        follows('|');
        // After a process substitution it is a word again: that is read as a command of its own.
        next = here && !string ? Next.HERE : Next.FILE;
    }

    private int lineEnd() {
        int end = script.indexOf('\n', at);
        return end < 0 ? script.length() : end;
    }

    private void skipHereDocuments() {
        for (String end : hereDocuments) {
            boolean found = false;
            while (!found && at < script.length()) {
                int to = lineEnd();
                found = script.substring(at, to).strip().equals(end);
                at = Math.min(to + 1, script.length());
            }
        }
        hereDocuments.clear();
    }

    private void quoted() {
        int end = script.indexOf('\'', at);
        end = end < 0 ? script.length() : end;
        inWord = true;
        bare = false;
        text.append(script, at, end);
        at = Math.min(end + 1, script.length());
    }

    private void ansiQuoted() {
        AnsiQuotes quoted = AnsiQuotes.read(script, at + 1);
        at = quoted.end();
        inWord = true;
        bare = false;
        if (quoted.text() == null) {
            add(new Riddle());
        } else {
            text.append(quoted.text());
        }
    }

    private void doubleQuoted() {
        inWord = true;
        bare = false;
        while (at < script.length()) {
            char c = script.charAt(at++);
            switch (c) {
                case '"' -> {
                    return;
                }
                case '\\' -> {
                    if (at < script.length() && "\"\\$`\n".indexOf(script.charAt(at)) >= 0) {
                        escaped();
                    } else {
                        add(c);
                    }
                }
                case '$' -> dollar(true);
                case '`' -> backticks();
                default -> add(c);
            }
        }
    }

    private void escaped() {
        if (at < script.length() && script.charAt(at++) != '\n') {
            bare = false;
            add(script.charAt(at - 1));
        }
    }

    private void backticks() {
        int end = script.indexOf('`', at);
        end = end < 0 ? script.length() : end;
        add(new Output(script.substring(at, end)));
        at = Math.min(end + 1, script.length());
    }

    private void dollar(boolean quoted) {
        char c = at < script.length() ? script.charAt(at) : ' ';
        if (c == '(' || c == '{') {
            int end = ShellBrackets.end(script, at);
            String inside = script.substring(at + 1, end);
            at = Math.min(end + 1, script.length());
            if (c == '{') {
                add(ShellBrackets.isName(inside) ? new Variable(inside) : new Riddle());
            } else {
                add(inside.startsWith("(") ? new Riddle() : new Output(inside));
            }
        } else if (c == '\'' && !quoted) {
            ansiQuoted();
        } else if (c == '"' && !quoted) {
            at++;
            doubleQuoted(); // $"…" is translated, which changes no command
        } else if (Character.isLetter(c) || c == '_') {
            int end = at;
            while (end < script.length() && ShellBrackets.isNamePart(script.charAt(end))) {
                end++;
            }
            add(new Variable(script.substring(at, end)));
            at = end;
        } else if ("$!?#*@-".indexOf(c) >= 0 || Character.isDigit(c)) {
            at++;
            add(new Variable(String.valueOf(c)));
        } else {
            add('$');
        }
    }
}
