package dev.drover.ipc.openapi;

import dev.drover.ipc.Endpoint;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What one endpoint is for, what it takes, and what it answers when all is well.
///
/// @param words one line for people
/// @param queries what may stand behind the question mark
/// @param proof true if who calls counts, and over TCP has to be proven
/// @param takes the body's record, null for none
/// @param takesMedia of the body
/// @param status of the answer
/// @param answers the answer's record, null for none
/// @param list true if it answers a list of them
/// @param answersMedia of the answer, empty for none
record Operation(
        Endpoint endpoint,
        String words,
        List<Query> queries,
        boolean proof,
        @Nullable Class<?> takes,
        String takesMedia,
        int status,
        @Nullable Class<?> answers,
        boolean list,
        String answersMedia) {
    static final String JSON = "application/json";

    /// @param type a type of JSON Schema
    record Query(String name, String type, String words, boolean required) {}

    static Operation of(Endpoint endpoint, String words) {
        return new Operation(endpoint, words, List.of(), false, null, "", 204, null, false, "");
    }

    Operation flag(String name, String meaning) {
        return query(new Query(name, "boolean", meaning, false));
    }

    Operation text(String name, String meaning) {
        return query(new Query(name, "string", meaning, false));
    }

    Operation number(String name, String meaning) {
        return query(new Query(name, "integer", meaning, false));
    }

    Operation needs(String name, String meaning) {
        return query(new Query(name, "string", meaning, true));
    }

    private Operation query(Query one) {
        List<Query> all = new ArrayList<>(queries);
        all.add(one);
        return new Operation(
                endpoint,
                words,
                all,
                proof,
                takes,
                takesMedia,
                status,
                answers,
                list,
                answersMedia);
    }

    /// The answer depends on who calls.
    Operation proven() {
        return new Operation(
                endpoint,
                words,
                queries,
                true,
                takes,
                takesMedia,
                status,
                answers,
                list,
                answersMedia);
    }

    Operation takes(Class<?> body) {
        return new Operation(
                endpoint, words, queries, proof, body, JSON, status, answers, list, answersMedia);
    }

    /// A body that is no record of ours.
    Operation takesAny(String media) {
        return new Operation(
                endpoint, words, queries, proof, null, media, status, answers, list, answersMedia);
    }

    Operation answers(Class<?> body) {
        return answers(200, body, false, JSON);
    }

    Operation answers(int code, Class<?> body) {
        return answers(code, body, false, JSON);
    }

    Operation answersList(Class<?> body) {
        return answers(200, body, true, JSON);
    }

    Operation answersList(int code, Class<?> body) {
        return answers(code, body, true, JSON);
    }

    /// An answer that is no record of ours.
    Operation answersAny(String media) {
        return answers(200, null, false, media);
    }

    /// After it, both directions are bytes of another protocol.
    Operation upgrades() {
        return answers(101, null, false, "");
    }

    private Operation answers(int code, @Nullable Class<?> body, boolean many, String media) {
        return new Operation(
                endpoint, words, queries, proof, takes, takesMedia, code, body, many, media);
    }
}
