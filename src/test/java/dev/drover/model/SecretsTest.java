package dev.drover.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Base64;
import java.util.Random;

class SecretsTest {
    /// Stands for the secret in the rows below; alone it looks like none.
    private static final String S = "hunter2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD=hunter2 make",
                "export DB_PASSWORD='hunter2'",
                "DB_PASSWORD=\"a hunter2 b\" x",
                "MYSQL_PWD=hunter2 mysql",
                "GITHUB_TOKEN=hunter2",
                "token: hunter2",
                "{\"password\": \"hunter2\", \"a\": 1}",
                "{\\\"apiKey\\\":\\\"hunter2 x\\\"}",
                "--password hunter2",
                "--password=hunter2",
                "tool --api-key hunter2 --verbose",
                "tool --client-secret 'x hunter2'",
                "curl -H 'Authorization: Bearer hunter2' https://h",
                "curl -H \"Authorization: Digest user=a, response=hunter2\"",
                "curl -H 'X-Api-Key: hunter2'",
                "Cookie: a=b; session=hunter2",
                "Bearer hunter2hunter2",
                "https://user:hunter2@host/path",
                "postgres://u:p@hunter2@host/db",
                "https://aaaaaaaaaahunter2@github.com/x.git",
                "https://h/p?x=1&access_token=hunter2&y=2",
                "AWS_SECRET_ACCESS_KEY=hunter2",
                "SECRET_KEY_BASE=hunter2",
                "aws.secretKey = hunter2",
                "password := hunter2",
                "PASSWORD='never closed hunter2",
                "PASSWORD='a'hunter2",
                "PASSWORD=a\"b hunter2\"",
                "-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2",
            })
    void takesAwayWhatIsNamedASecret(String text) {
        assertThat(Secrets.redact(text)).doesNotContain(S).contains(Secrets.MARK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-ant-api03-abcdefghijklmnop",
                "ghp_abcdefghijklmnopqrst",
                "github_pat_11ABCDEFG0abcdefgh",
                "glpat-abcdefghij1234567890",
                "xoxb-1234567890-abcdef",
                "AKIAABCDEFGHIJKLMNOP",
                "AIzaSyA1234567890abcdefghijklmnop",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
                "npm_abcdefghijklmnopqrstuvwxyz012345",
                "0123456789abcdef0123456789abcdef",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            })
    void knowsTokensByTheirShape(String token) {
        assertThat(Secrets.redact("use " + token + " now"))
                .isEqualTo("use " + Secrets.MARK + " now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm test",
                "git push origin feature/tokens-and-secrets",
                "mvn -q -B verify -Dtest=SecretsTest#takesAwayWhatIsNamedASecret",
                "ls /home/dev/Projects/shop/src/main/java/dev/drover/model/view2",
                "max_tokens=4096",
                "ssh://git@host/repo.git",
                "PWD=/home/dev",
                "61e05fb1-7d22-4b6c-b5e5-1f8a1bbfc885",
                "echo tokenize the passage",
                "AbstractAnnotationConfigDispatcherServletInitializer",
                "http://localhost:8080/a@b",
                "größe 測試",
                "",
            })
    void leavesEverythingElseAlone(String text) {
        assertThat(Secrets.redact(text)).isEqualTo(text);
    }

    @Property
    void neverLetsTheValueOfASecretThrough(
            @ForAll("words") String before, @ForAll("values") String value) {
        String secret = "Zq" + value + "Qz";

        for (String text :
                new String[] {
                    before + " API_TOKEN=" + secret + " tail",
                    before + " --password " + secret + " tail",
                    before + " 'Authorization: Bearer " + secret + "' tail",
                    before + " https://me:" + secret + "@host/x tail",
                }) {
            assertThat(Secrets.redact(text)).doesNotContain(secret).endsWith(" tail");
        }
    }

    @Property
    void redactsTwiceAsOnce(@ForAll("mixed") String text) {
        String once = Secrets.redact(text);

        assertThat(Secrets.redact(once)).isEqualTo(once);
    }

    /// One or two of a thousand change between kinds of letters as seldom as words do, or have no
    /// digit: the honest limit.
    @Test
    void findsAlmostAllRandomKeys() {
        Random random = new Random(36);
        byte[] key = new byte[36];
        int missed = 0;
        for (int i = 0; i < 10_000; i++) {
            random.nextBytes(key);
            String text = Base64.getEncoder().encodeToString(key);
            missed += Secrets.redact(text).equals(Secrets.MARK) ? 0 : 1;
        }
        assertThat(missed).isLessThan(25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "-",
                "a=",
                "password",
                "token=\"\\",
                "://",
                "-----BEGIN ",
                "a.",
                "\\",
                "' "
            })
    void readsLongTextInOnePass(String piece) {
        String text = piece.repeat(100_000 / piece.length());

        assertThat(Secrets.redact(text).length()).isLessThanOrEqualTo(text.length() * 2);
    }

    @Test
    void takesALongValueAsAWhole() {
        String text = "password=\"" + "a b".repeat(100_000) + "'x'".repeat(100_000) + "\"y tail";

        assertThat(Secrets.redact(text)).isEqualTo("password=" + Secrets.MARK + " tail");
        assertThat(Secrets.redact("password=" + "'x'".repeat(100_000)))
                .isEqualTo("password=" + Secrets.MARK);
    }

    @Test
    void keepsWhatFollowsAnArgumentInQuotes() {
        assertThat(Secrets.redact("curl -d 'password=hunter2' https://h/x"))
                .isEqualTo("curl -d 'password=[redacted]' https://h/x");
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withCharRange('a', 'z').withChars(' ').ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(40).map(SecretsTest::plain);
    }

    @Provide
    Arbitrary<String> mixed() {
        return Arbitraries.of(
                        "password",
                        "=",
                        " ",
                        "\"",
                        "'",
                        "token",
                        ":",
                        "https://",
                        "@",
                        "--",
                        "a",
                        "Bearer",
                        "Authorization",
                        "\\",
                        "sk-",
                        "0123456789abcdef",
                        "Zq9",
                        "/",
                        "&",
                        "\n",
                        "secret",
                        "-----BEGIN PRIVATE KEY-----",
                        "cookie",
                        "[redacted]")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\"'&/@\\\\]|\\p{Cntrl}", "x");
    }
}
