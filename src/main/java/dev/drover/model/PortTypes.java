package dev.drover.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which types of ports there are, and which branches have a place of their own in each range.
///
/// @param types in the order in which people see them
/// @param offsets places from the start of a range, by branch
public record PortTypes(List<PortType> types, Map<String, Integer> offsets) {
    /// The types that are there without any setting.
    public static final List<PortType> STANDARD =
            List.of(
                    new PortType("dev", 3000, 3099),
                    new PortType("api", 8000, 8099),
                    new PortType("database", 5430, 5499),
                    new PortType("auth", 9099, 9199),
                    new PortType("functions", 5000, 5099),
                    new PortType("ui", 4000, 4099),
                    new PortType("hub", 4400, 4499),
                    new PortType("storybook", 6006, 6029),
                    new PortType("test", 9200, 9299),
                    new PortType("proxy", 8100, 8199),
                    new PortType("docs", 4100, 4199),
                    new PortType("monitoring", 3100, 3199),
                    new PortType("build", 8200, 8299),
                    new PortType("infrastructure", 6370, 6399),
                    new PortType("ai", 11400, 11499),
                    new PortType("messaging", 9050, 9098),
                    new PortType("coordination", 9870, 9899));

    public PortTypes {
        types = List.copyOf(types);
        offsets = Map.copyOf(offsets);
    }

    /// The standard ones with the user's own: one of the same name has another range.
    public static PortTypes of(List<PortType> own, Map<String, Integer> offsets) {
        Map<String, PortType> all = new LinkedHashMap<>();
        STANDARD.forEach(type -> all.put(type.name(), type));
        own.forEach(type -> all.put(type.name(), type));
        return new PortTypes(new ArrayList<>(all.values()), offsets);
    }

    public Optional<PortType> named(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /// The first type whose range has this port.
    public Optional<PortType> around(int port) {
        return types.stream().filter(type -> type.contains(port)).findFirst();
    }

    /// How many places at the start of each range belong to branches.
    public int reserved() {
        return offsets.values().stream().mapToInt(offset -> offset + 1).max().orElse(0);
    }

    /// All names, for a sentence.
    public String names() {
        return types.stream().map(PortType::name).collect(Collectors.joining(", "));
    }
}
