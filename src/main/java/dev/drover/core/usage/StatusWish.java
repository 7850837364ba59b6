package dev.drover.core.usage;

import dev.drover.core.Refused;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;

/// What the words after `drover statusline` ask for.
///
/// @param format null for the one that the settings name
/// @param shared no instance of one's own counts
/// @param given numbers to draw in place of those that are known; null if none are given
public record StatusWish(@Nullable StatusFormat format, boolean shared, @Nullable Given given) {

    /// Numbers from a command line; null where none is given.
    ///
    /// @param confidence in percent
    public record Given(
            @Nullable Long currentAgents,
            @Nullable Long totalAgents,
            @Nullable Long instanceCount,
            @Nullable Long tokensUsed,
            @Nullable Long tokensTotal,
            @Nullable Double confidence) {
        private static final Given NOTHING = new Given(null, null, null, null, null, null);
    }

    private static final String OPTIONS =
            "--format full|compact|json|TEMPLATE, --shared, --chain CMD, --chain-timeout SECONDS,"
                    + " --join TEXT, --current-agents, --total-agents, --instance-count,"
                    + " --tokens-used, --tokens-total, --confidence";

    /// @throws Refused if there is no such option, or a value is not what it takes
    public static StatusWish parse(List<String> words) {
        StatusFormat format = null;
        boolean shared = false;
        Given given = Given.NOTHING;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            switch (name) {
                case "--shared" -> shared = true;
                case "--instance-mode" -> shared = false;
                case "--compact" -> format = new StatusFormat.Compact();
                case "--json" -> format = new StatusFormat.Json();
                case "--format" -> format = StatusFormat.parse(value(word, equals, rest));
                default -> given = with(given, name, word, equals, rest);
            }
        }
        return new StatusWish(format, shared, given.equals(Given.NOTHING) ? null : given);
    }

    private static Given with(
            Given g, String name, String word, int equals, Iterator<String> rest) {
        return switch (name) {
            case "--current-agents" ->
                    new Given(
                            number(word, equals, rest),
                            g.totalAgents,
                            g.instanceCount,
                            g.tokensUsed,
                            g.tokensTotal,
                            g.confidence);
            case "--total-agents" ->
                    new Given(
                            g.currentAgents,
                            number(word, equals, rest),
                            g.instanceCount,
                            g.tokensUsed,
                            g.tokensTotal,
                            g.confidence);
            case "--instance-count" ->
                    new Given(
                            g.currentAgents,
                            g.totalAgents,
                            number(word, equals, rest),
                            g.tokensUsed,
                            g.tokensTotal,
                            g.confidence);
            case "--tokens-used" ->
                    new Given(
                            g.currentAgents,
                            g.totalAgents,
                            g.instanceCount,
                            number(word, equals, rest),
                            g.tokensTotal,
                            g.confidence);
            case "--tokens-total" ->
                    new Given(
                            g.currentAgents,
                            g.totalAgents,
                            g.instanceCount,
                            g.tokensUsed,
                            number(word, equals, rest),
                            g.confidence);
            case "--confidence" ->
                    new Given(
                            g.currentAgents,
                            g.totalAgents,
                            g.instanceCount,
                            g.tokensUsed,
                            g.tokensTotal,
                            percent(word, equals, rest));
            default ->
                    throw refused(
                            "there is no option '"
                                    + VisibleText.line(name, 40)
                                    + "'; there are "
                                    + OPTIONS);
        };
    }

    private static String value(String word, int equals, Iterator<String> rest) {
        if (equals >= 0) {
            return word.substring(equals + 1);
        }
        if (!rest.hasNext()) {
            throw refused(VisibleText.line(word, 40) + " needs a value");
        }
        return rest.next();
    }

    private static long number(String word, int equals, Iterator<String> rest) {
        String text = value(word, equals, rest);
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw refused(
                VisibleText.line(word, 40)
                        + " takes a whole number from 0, and not '"
                        + VisibleText.line(text, 40)
                        + "'");
    }

    private static double percent(String word, int equals, Iterator<String> rest) {
        String text = value(word, equals, rest);
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number <= 100) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw refused(
                VisibleText.line(word, 40)
                        + " takes a number from 0 to 100, and not '"
                        + VisibleText.line(text, 40)
                        + "'");
    }

    private static Refused refused(String what) {
        return Refused.badRequest("The status line: " + what + ".");
    }
}
