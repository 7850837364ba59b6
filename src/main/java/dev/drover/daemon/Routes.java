package dev.drover.daemon;

import dev.drover.core.Refused;
import dev.drover.ipc.Api;
import dev.drover.ipc.CommandRunner;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Request;
import dev.drover.ipc.openapi.OpenApi;
import dev.drover.model.Place;
import dev.drover.model.view.Health;
import dev.drover.model.view.LabelChange;
import dev.drover.model.view.Registration;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which endpoint is answered by what. Each handler is the same call that a command makes.
final class Routes {
    private static final int MOST_ENTRIES = 1_000;

    private final Daemon daemon;

    Routes(Daemon daemon) {
        this.daemon = daemon;
    }

    Map<Endpoint, Handler> all(
            CommandRunner commands, HookRoute hooks, StatusLineRoute statusLines) {
        Map<Endpoint, Handler> routes = new LinkedHashMap<>();
        routes.put(Endpoints.HEALTH, r -> health());
        routes.put(
                Endpoints.METRICS,
                r ->
                        Reply.text(
                                "text/plain; version=0.0.4; charset=utf-8",
                                daemon.metrics().scrape()));
        routes.put(Endpoints.OPEN_API, r -> Reply.json(OpenApi.document(daemon.self().version())));
        routes.put(Endpoints.STATUS, r -> Reply.json(api(r).overview()));
        routes.put(
                Endpoints.AUDIT,
                r ->
                        Reply.json(
                                api(r).audit(
                                                number(r, "after", 0),
                                                (int) number(r, "limit", 100))));
        routes.put(Endpoints.EVENTS, r -> daemon.stream().events().reply(r));
        routes.put(
                Endpoints.INSTANCES,
                r ->
                        Reply.json(
                                api(r).instances(
                                                r.query("ended")
                                                        .filter("true"::equals)
                                                        .isPresent())));
        routes.put(
                Endpoints.REGISTER,
                r -> Reply.json(201, api(r).register(r.json(Registration.class))));
        routes.put(
                Endpoints.CLEANUP, r -> Reply.json(new Endpoints.Forgotten(api(r).forgetEnded())));
        routes.put(Endpoints.INSTANCE, r -> Reply.json(api(r).instance(r.param("id"))));
        routes.put(
                Endpoints.INSTANCE_HEALTH, r -> Reply.json(daemon.self().healthOf(r.param("id"))));
        routes.put(Endpoints.DEREGISTER, this::deregister);
        routes.put(Endpoints.HEARTBEAT, this::heartbeat);
        routes.put(
                Endpoints.LABEL,
                r -> Reply.json(api(r).label(r.param("id"), r.json(LabelChange.class))));
        alerts(routes);
        processes(routes);
        new WorktreeRoutes(r -> api(r).worktrees()).into(routes);
        new BranchRoutes(daemon.branches()).addTo(routes);
        new PortRoutes(daemon).addTo(routes);
        new MessageRoutes(daemon).addTo(routes);
        new UsageRoutes(daemon).addTo(routes);
        new GuardRoutes(daemon.guard()).addTo(routes);
        routes.put(Endpoints.FOCUS, r -> Reply.json(api(r).focus(r.param("id"))));
        routes.put(Endpoints.END, this::end);
        routes.put(
                Endpoints.CLEAN,
                r -> {
                    var wanted = r.json(Endpoints.Clean.class);
                    boolean preview = Said.preview(wanted.preview());
                    return Reply.json(api(r).clean(wanted.automatic(), preview));
                });
        routes.put(
                Endpoints.SETTINGS,
                r -> Reply.json(api(r).settings(r.query("namespace").orElse(null))));
        routes.put(Endpoints.SET, this::set);
        routes.put(
                Endpoints.RESET,
                r -> {
                    var wanted = r.json(Endpoints.SettingKey.class);
                    return Reply.json(
                            api(r).reset(wanted.namespace(), Said.required(wanted.key(), "key")));
                });
        routes.put(Endpoints.SHOW, this::show);
        routes.put(Endpoints.YIELD, this::yieldTo);
        Acknowledgement acknowledgement = new Acknowledgement(daemon::durable, daemon::state);
        routes.replaceAll(acknowledgement::honest);
        routes.put(Endpoints.HOOK, hooks);
        routes.put(Endpoints.CLI, new CommandRoute(commands, acknowledgement));
        routes.put(Endpoints.STATUSLINE, statusLines);
        routes.replaceAll((endpoint, handler) -> counted(handler));
        return routes;
    }

    private void alerts(Map<Endpoint, Handler> routes) {
        routes.put(
                Endpoints.ALERTS,
                r ->
                        Reply.json(
                                api(r).alerts(
                                                r.query("resolved")
                                                        .filter("true"::equals)
                                                        .isPresent())));
        routes.put(Endpoints.ALERT, r -> Reply.json(api(r).alert(r.param("id"))));
        routes.put(Endpoints.ACKNOWLEDGE, r -> Reply.json(api(r).acknowledge(r.param("id"))));
        routes.put(Endpoints.RESOLVE, r -> Reply.json(api(r).resolve(r.param("id"))));
        routes.put(Endpoints.SILENCES, r -> Reply.json(api(r).silences()));
        routes.put(
                Endpoints.MUTE,
                r -> {
                    var wanted = r.json(Endpoints.Mute.class);
                    String kind = Said.required(wanted.kind(), "kind");
                    return Reply.json(api(r).mute(kind, Duration.ofSeconds(wanted.seconds())));
                });
        routes.put(
                Endpoints.UNMUTE,
                r ->
                        Reply.json(
                                api(r).unmute(
                                                Said.required(
                                                        r.json(Endpoints.Mute.class).kind(),
                                                        "kind"))));
        routes.put(
                Endpoints.PAUSE,
                r ->
                        Reply.json(
                                api(r).pause(
                                                Duration.ofSeconds(
                                                        r.json(Endpoints.Pause.class).seconds()))));
        routes.put(Endpoints.RESUME, r -> Reply.json(api(r).resume()));
    }

    private void processes(Map<Endpoint, Handler> routes) {
        routes.put(
                Endpoints.PROCESSES,
                r -> {
                    String wanted = r.query("class").orElse("");
                    boolean ports = r.query("ports").filter("true"::equals).isPresent();
                    return Reply.json(
                            api(r).processes(ports).processes().stream()
                                    .filter(
                                            p ->
                                                    wanted.isEmpty()
                                                            || p.why().toString().equals(wanted))
                                    .toList());
                });
        routes.put(
                Endpoints.PROCESS_TREE,
                r ->
                        Reply.json(
                                api(r).processes(
                                                r.query("ports")
                                                        .filter("true"::equals)
                                                        .isPresent())));
        routes.put(
                Endpoints.PROCESS_REPORT,
                r -> Reply.json(new Endpoints.Report(api(r).processReport())));
        routes.put(Endpoints.SHARES, r -> Reply.json(api(r).shares()));
        routes.put(Endpoints.SHARE_END, daemon.shares()::take);
        routes.put(Endpoints.MARKS, r -> Reply.json(api(r).marks()));
        routes.put(
                Endpoints.MARK,
                r -> {
                    var wanted = r.json(Endpoints.Mark.class);
                    String server = Said.required(wanted.server(), "server");
                    return Reply.json(api(r).mark(server, Said.required(wanted.once(), "once")));
                });
        routes.put(Endpoints.DIRECTORIES, r -> Reply.json(api(r).daemonDirectories()));
        routes.put(Endpoints.TRASH, r -> Reply.json(api(r).trashDirectory(name(r))));
        routes.put(Endpoints.RESTORE, r -> Reply.json(api(r).restoreDirectory(name(r))));
    }

    private static String name(Request request) throws Exception {
        return Said.required(request.json(Endpoints.Named.class).name(), "name");
    }

    /// Failures (not refusals) are counted, so that the daemon can say of itself that it errs.
    private Handler counted(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (Refused e) {
                throw e;
            } catch (java.io.IOException e) {
                throw e; // the caller has gone or sent too much
            } catch (Throwable e) {
                daemon.metrics().error();
                throw e;
            }
        };
    }

    private Api api(Request request) {
        return daemon.api(request.peer().pid());
    }

    private Reply health() {
        Health health = daemon.health();
        return Reply.json(health.status().equals("failing") ? 503 : 200, health);
    }

    private Reply deregister(Request request) {
        daemon.instances()
                .deregister(request.param("id"), request.peer().pid(), capability(request));
        return Reply.empty();
    }

    private Reply heartbeat(Request request) {
        daemon.instances()
                .heartbeat(request.param("id"), request.peer().pid(), capability(request));
        return Reply.empty();
    }

    private static @Nullable String capability(Request request) {
        return request.header("Drover-Capability").orElse(null);
    }

    private Reply set(Request request) throws Exception {
        var wanted = request.json(Endpoints.Setting.class);
        return Reply.json(
                api(request)
                        .set(
                                wanted.namespace(),
                                Said.required(wanted.key(), "key"),
                                Said.required(wanted.value(), "value")));
    }

    /// Who forgets to say whether it is meant only looks.
    private Reply end(Request request) throws Exception {
        var wanted = request.json(Endpoints.End.class);
        if (wanted.keys() == null || wanted.keys().contains(null)) {
            throw Refused.badRequest("The body has no 'keys'.");
        }
        boolean preview = Said.preview(wanted.preview());
        return Reply.json(api(request).end(wanted.keys(), preview));
    }

    private Reply show(Request request) throws Exception {
        String text = Said.required(request.json(Endpoints.Show.class).place(), "place");
        Place place =
                Place.parse(text)
                        .orElseThrow(
                                () ->
                                        Refused.badRequest(
                                                "There is no place '"
                                                        + dev.drover.model.VisibleText.line(
                                                                text, 80)
                                                        + "'. The window has "
                                                        + Place.SCREENS
                                                        + "; a row of one is"
                                                        + " `instances/ID`."));
        return Reply.json(new Endpoints.Shown(api(request).show(place)));
    }

    private Reply yieldTo(Request request) throws Exception {
        api(request)
                .handOver(Said.required(request.json(Endpoints.Yield.class).reason(), "reason"));
        return Reply.json(202, Map.of("yielding", true));
    }

    private static long number(Request request, String name, long otherwise) {
        String text = request.query(name).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Math.clamp(
                    Long.parseLong(text), 0, name.equals("limit") ? MOST_ENTRIES : Long.MAX_VALUE);
        } catch (NumberFormatException e) {
            throw Refused.badRequest("'" + name + "' must be a number.");
        }
    }
}
