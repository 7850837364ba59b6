package dev.drover.daemon;

import dev.drover.agents.Agents;
import dev.drover.agents.MalformedReportException;
import dev.drover.agents.claude.ClaudeCode;
import dev.drover.agents.usage.StatusLineBody;
import dev.drover.core.Refused;
import dev.drover.core.usage.StatusJoin;
import dev.drover.core.usage.StatusWish;
import dev.drover.daemon.usage.StatusLines;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Request;
import dev.drover.model.usage.StatusInput;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `POST /v1/statusline`: what an agent hands to its status line, with the words of the command as
/// headers. The answer is the line. A person who asks at a terminal hands nothing.
final class StatusLineRoute implements Handler {
    private static final int MOST_COLUMNS = 10_000;

    private final Agents agents;
    private final Instances instances;
    private final StatusLines lines;
    private final InstantSource clock;

    StatusLineRoute(Agents agents, Instances instances, StatusLines lines, InstantSource clock) {
        this.agents = agents;
        this.instances = instances;
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public Reply handle(Request request) throws Exception {
        StatusInput told;
        try {
            // The only agent whose status line is a command.
            told =
                    StatusLineBody.read(request.body(), ClaudeCode.NAME, clock.instant())
                            .orElse(null);
        } catch (MalformedReportException e) {
            throw Refused.badRequest(String.valueOf(e.getMessage()));
        }
        long caller = request.peer().pid();
        var from =
                told == null
                        ? new Instances.Drawing(instances.around(caller), null)
                        : instances.draws(agents.named(told.agent()), told, caller);
        if (told != null) {
            lines.take(told);
        }
        var drawn =
                new StatusLines.Drawn(
                        told,
                        from.instance().orElse(null),
                        from.location(),
                        columns(request),
                        HeaderText.of(request, "Drover-Env-NO_COLOR") == null);
        String line;
        try {
            line = line(request, StatusWish.parse(words(request)), drawn);
        } catch (Refused e) {
            // On the line itself, because nobody reads what else an agent's command says.
            line = e.refusal().message();
        }
        return Reply.text("text/plain; charset=utf-8", line.isEmpty() ? "" : line + "\n");
    }

    private String line(Request request, StatusWish wish, StatusLines.Drawn drawn) {
        String join = HeaderText.of(request, "Drover-Join");
        if (join == null) {
            return lines.draw(wish, drawn);
        }
        String before = Optional.ofNullable(HeaderText.of(request, "Drover-Before")).orElse("");
        return StatusJoin.after(
                before, join, drawn.columns(), columns -> lines.draw(wish, drawn.within(columns)));
    }

    /// Each word is encoded for itself, so that a space parts two.
    private static List<String> words(Request request) {
        List<String> words = new ArrayList<>();
        for (String word : request.header("Drover-Arguments").orElse("").split(" ")) {
            if (!word.isEmpty()) {
                try {
                    words.add(HeaderText.decode(word));
                } catch (IllegalArgumentException e) {
                    throw Refused.badRequest("The status line: its words are not encoded.");
                }
            }
        }
        return words;
    }

    private static int columns(Request request) {
        String text = HeaderText.of(request, "Drover-Columns");
        return text == null || !text.matches("\\d{1,5}")
                ? 0
                : Math.min(Integer.parseInt(text), MOST_COLUMNS);
    }
}
