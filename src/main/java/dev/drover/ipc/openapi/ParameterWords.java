package dev.drover.ipc.openapi;

/// What the parts of paths in braces stand for.
final class ParameterWords {
    private ParameterWords() {}

    static String of(String name) {
        return switch (name) {
            case "id" -> "The whole id, or a beginning that fits one only.";
            case "port" -> "Its number.";
            case "agent" -> "Such as `claude-code`.";
            default -> throw new IllegalArgumentException("no words for {" + name + "}");
        };
    }
}
