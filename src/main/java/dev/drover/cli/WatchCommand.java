package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;
import dev.drover.ipc.Api;
import dev.drover.ipc.Api.StreamEvent;
import dev.drover.ipc.CommandRunner.Invocation;

import picocli.CommandLine.Command;

import tools.jackson.databind.util.RawValue;

import java.time.Duration;

/// `drover watch`: the herd as it lives.
@Command(
        description = "Shows the agents live; in a pipe, one line for each change.",
        footer = {"  drover watch", "  drover watch --json | jq --unbuffered -r .event"})
final class WatchCommand extends CliCommand {
    /// An event as a line of JSON.
    ///
    /// @param data the event's own content, JSON as it came
    record EventLine(String id, String event, RawValue data) {}

    @Override
    boolean streams(Invocation invocation) {
        return true;
    }

    @Override
    int run(Context context) throws Exception {
        Api api = context.api();
        try (EventFeed feed = EventFeed.open(api)) {
            if (json) {
                events(feed, context.out());
            } else if (context.look().terminal()) {
                picture(feed, api, context);
            } else {
                changes(feed, api, context);
            }
        }
        return Exit.OK;
    }

    private static void events(EventFeed feed, Output out) throws Exception {
        while (true) {
            for (StreamEvent event : feed.take(Duration.ofMinutes(1))) {
                RawValue data = new RawValue(event.data());
                out.jsonLine(new EventLine(event.id(), event.name(), data));
            }
            out.flush();
        }
    }

    private static void picture(EventFeed feed, Api api, Context context) throws Exception {
        var title = context.out().words().add("drover watch", Tone.DIM);
        HerdScreen screen = new HerdScreen(context, title.add("  Ctrl-C ends it", Tone.DIM));
        while (true) {
            screen.draw(api);
            Thread.sleep(HerdScreen.CALM);
            feed.take(HerdScreen.REFRESH.minus(HerdScreen.CALM));
        }
    }

    private static void changes(EventFeed feed, Api api, Context context) throws Exception {
        HerdChanges changes = new HerdChanges(context);
        while (true) {
            if (!feed.take(Duration.ofMinutes(1)).isEmpty()) {
                changes.print(api);
            }
        }
    }
}
