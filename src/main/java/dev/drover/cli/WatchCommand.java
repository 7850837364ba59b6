package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;
import dev.drover.ipc.Api;
import dev.drover.ipc.Api.StreamEvent;
import dev.drover.ipc.Client;
import dev.drover.ipc.CommandRunner.Invocation;
import dev.drover.ipc.DaemonUnavailableException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import tools.jackson.databind.util.RawValue;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/// `drover watch`: the herd as it lives.
@Command(
        description = "Shows the agents live; in a pipe, one line for each change.",
        footer = {
            "  drover watch",
            "  drover watch --json | jq --unbuffered -r .event",
            "  drover watch --api 127.0.0.1:47310 --token-file ~/other/token"
        })
final class WatchCommand extends CliCommand {
    /// An event as a line of JSON.
    ///
    /// @param data the event's own content, JSON as it came
    record EventLine(String id, String event, RawValue data) {}

    @ArgGroup(exclusive = false)
    @Nullable Elsewhere elsewhere;

    static final class Elsewhere {
        @Option(
                names = "--api",
                required = true,
                paramLabel = "ADDR",
                description = "Follows the daemon at this TCP address of this machine.")
        @Nullable InetSocketAddress address;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "With --api: that daemon's token; this one's by default.")
        @Nullable Path tokenFile;
    }

    @Override
    boolean streams(Invocation invocation) {
        return true;
    }

    @Override
    int run(Context context) throws Exception {
        if (elsewhere == null || elsewhere.address == null) {
            return follow(context.api(), "", context);
        }
        OtherDaemon other = OtherDaemon.at(elsewhere.address, elsewhere.tokenFile, context);
        try (Client client = other.open()) {
            other.checkAccess(client);
            return follow(client, " " + other, context);
        } catch (DaemonUnavailableException e) {
            // Not with the end of the log: that is this daemon's.
            context.out().error("drover: " + other.words(e));
            return Exit.NO_DAEMON;
        }
    }

    private int follow(Api api, String where, Context context) throws Exception {
        try (EventFeed feed = EventFeed.open(api)) {
            if (json) {
                events(feed, context.out());
            } else if (context.look().terminal()) {
                picture(feed, api, where, context);
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

    private static void picture(EventFeed feed, Api api, String where, Context context)
            throws Exception {
        var title = context.out().words().add("drover watch" + where, Tone.DIM);
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
