package dev.drover.model.usage;

/// One figure of a conversation as two sources report it.
///
/// @param figure what it is, such as `tool calls`
/// @param one the first source, such as `hooks`
public record SourcePair(
        String figure, String one, double oneSays, String other, double otherSays) {

    /// 0 where they agree, 1 where one of them knows of nothing.
    public double difference() {
        double most = Math.max(Math.abs(oneSays), Math.abs(otherSays));
        return most == 0 ? 0 : Math.abs(oneSays - otherSays) / most;
    }
}
