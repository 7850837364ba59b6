package dev.drover.agents.usage;

import dev.drover.agents.MalformedReportException;
import dev.drover.model.VisibleText;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.LimitWindow;
import dev.drover.model.usage.StatusInput;
import dev.drover.model.usage.Tokens;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// What an agent hands to the command that draws its status line. Unknown fields are accepted;
/// figures that cannot be (negative, endless, of another kind) count as not told.
public final class StatusLineBody {
    private static final int LONGEST_WORD = 256;

    /// Above this a time is in milliseconds, below in seconds.
    private static final double SECONDS_END = 1e11;

    private final NumbersAndTexts body;

    private StatusLineBody(NumbersAndTexts body) {
        this.body = body;
    }

    /// @param agent the program that sends it
    /// @param at when it came
    /// @return empty if it tells of no conversation, as where a person asks
    /// @throws MalformedReportException if it is not one JSON object within the limits
    public static Optional<StatusInput> read(InputStream in, String agent, Instant at)
            throws IOException {
        NumbersAndTexts body = NumbersAndTexts.read(in);
        String session = body.text("session_id");
        if (session == null) {
            return Optional.empty();
        }
        if (session.length() > LONGEST_WORD
                || !VisibleText.line(session, LONGEST_WORD).equals(session)) {
            throw new MalformedReportException(
                    "session_id is no identifier: longer than 256 characters or not plain text");
        }
        return Optional.of(new StatusLineBody(body).input(agent, at, session));
    }

    private StatusInput input(String agent, Instant at, String session) {
        return new StatusInput(
                agent,
                at,
                session,
                word("model.id"),
                word("model.display_name"),
                word("version"),
                firstPath("workspace.current_dir", "cwd"),
                firstPath("workspace.project_dir"),
                firstPath("transcript_path"),
                firstWord("worktree.name", "workspace.git_worktree"),
                amount("cost.total_cost_usd"),
                count("cost.total_duration_ms"),
                count("cost.total_api_duration_ms"),
                count("cost.total_lines_added"),
                count("cost.total_lines_removed"),
                context(),
                lastAnswer(),
                window("rate_limits.five_hour"),
                window("rate_limits.seven_day"));
    }

    private @Nullable ContextUse context() {
        Tokens last = lastAnswer();
        Long size = count("context_window.context_window_size");
        Double percentage = amount("context_window.used_percentage");
        if (last == null && percentage == null && size == null) {
            return null;
        }
        // The totals beside it count the whole conversation in some versions: they say nothing of
        // what is in the context now.
        return new ContextUse(last == null ? null : last.read(), size, percentage);
    }

    private @Nullable Tokens lastAnswer() {
        String usage = "context_window.current_usage.";
        Long input = count(usage + "input_tokens");
        Long output = count(usage + "output_tokens");
        Long written = count(usage + "cache_creation_input_tokens");
        Long read = count(usage + "cache_read_input_tokens");
        if (input == null && written == null && read == null) {
            return null;
        }
        return new Tokens(none(input), none(output), none(written), 0, none(read));
    }

    private static long none(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private @Nullable LimitWindow window(String path) {
        Double used = amount(path + ".used_percentage");
        return used == null ? null : new LimitWindow(used, time(path + ".resets_at"));
    }

    private @Nullable Instant time(String path) {
        try {
            String text = body.text(path);
            Double number = amount(path);
            if (number != null) {
                return Instant.ofEpochMilli((long) (number < SECONDS_END ? number * 1000 : number));
            }
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Double amount(String path) {
        Double number = body.number(path);
        return number == null || !Double.isFinite(number) || number < 0 ? null : number;
    }

    /// More than this is no count of anything.
    private @Nullable Long count(String path) {
        Double number = amount(path);
        return number == null || number > 1e15 ? null : number.longValue();
    }

    private @Nullable String word(String path) {
        String text = body.text(path);
        return text == null ? null : VisibleText.line(text, LONGEST_WORD);
    }

    private @Nullable String firstWord(String... paths) {
        for (String path : paths) {
            String word = word(path);
            if (word != null) {
                return word;
            }
        }
        return null;
    }

    private @Nullable String firstPath(String... paths) {
        for (String path : paths) {
            String text = body.text(path);
            if (text != null && text.startsWith("/") && text.indexOf('\0') < 0) {
                return text;
            }
        }
        return null;
    }
}
