package dev.drover.ipc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the endpoint of a method and a path. A literal segment wins over a parameter. To look at
/// every route would take a hook as long as to read its request, so they lie by the area that their
/// first segments name, such as `instances`.
final class RouteTable {
    /// Segment, from zero, that names the area: `/v1/AREA`; of a shorter path it is the last.
    private static final int AREA = 2;

    /// @param params decoded values by name
    record Match(Endpoint endpoint, Handler handler, Map<String, String> params) {}

    private record Route(Endpoint endpoint, Handler handler, List<String> segments) {
        static boolean isParam(String segment) {
            return segment.startsWith("{") && segment.endsWith("}");
        }

        boolean fits(List<String> path) {
            if (path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                String want = segments.get(i);
                String have = path.get(i);
                if (isParam(want) ? have.isEmpty() : !want.equals(have)) {
                    return false;
                }
            }
            return true;
        }

        Map<String, String> params(List<String> path) {
            Map<String, String> params = HashMap.newHashMap(2);
            for (int i = 0; i < path.size(); i++) {
                String want = segments.get(i);
                if (isParam(want)) {
                    params.put(want.substring(1, want.length() - 1), path.get(i));
                }
            }
            return params;
        }

        long literals() {
            return segments.stream().filter(s -> !isParam(s)).count();
        }
    }

    private final Map<String, List<Route>> areas = new HashMap<>();

    /// @throws IllegalArgumentException if the area of an endpoint is a parameter
    RouteTable(Map<Endpoint, Handler> endpoints) {
        List<Route> all = new ArrayList<>();
        endpoints.forEach((e, handler) -> all.add(new Route(e, handler, split(e.path()))));
        all.sort(Comparator.comparingLong(Route::literals).reversed());
        for (Route route : all) {
            String area = area(route.segments());
            if (Route.isParam(area)) {
                throw new IllegalArgumentException(route.endpoint() + " has no fixed area");
            }
            areas.computeIfAbsent(area, _ -> new ArrayList<>()).add(route);
        }
    }

    /// @throws IllegalArgumentException if the path has a bad escape
    Optional<Match> find(String method, String rawPath) {
        List<String> path = decoded(rawPath);
        for (Route route : near(path)) {
            if (route.endpoint().method().equals(method) && route.fits(path)) {
                return Optional.of(
                        new Match(route.endpoint(), route.handler(), route.params(path)));
            }
        }
        return Optional.empty();
    }

    /// The methods that this path knows; none if there is no such path.
    Set<String> methods(String rawPath) {
        List<String> path = decoded(rawPath);
        Set<String> methods = new TreeSet<>();
        for (Route route : near(path)) {
            if (route.fits(path)) {
                methods.add(route.endpoint().method());
            }
        }
        return methods;
    }

    private List<Route> near(List<String> path) {
        return areas.getOrDefault(area(path), List.of());
    }

    private static String area(List<String> segments) {
        return segments.get(Math.min(AREA, segments.size() - 1));
    }

    private static List<String> decoded(String rawPath) {
        List<String> path = split(rawPath);
        if (rawPath.indexOf('%') >= 0) {
            path.replaceAll(Percent::decode);
        }
        return path;
    }

    private static List<String> split(String path) {
        List<String> parts = new ArrayList<>(6);
        int from = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
            parts.add(path.substring(from, slash));
            from = slash + 1;
        }
        parts.add(path.substring(from));
        return parts;
    }
}
