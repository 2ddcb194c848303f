package dev.orderflow.web.http;

import dev.orderflow.database.Expectation;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers {@code If-Match} and {@code If-None-Match} of a request: which version of a thing a client would change, or has already.
 * {@code If-Match} comes first and compares strongly, {@code If-None-Match} weakly: a proxy that compresses makes a weak tag of a strong
 * one. Our own, because servers compare both strongly, take what is no entity tag, and cannot judge within a transaction.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests">RFC 9110, 13, Conditional Requests</a>
 */
public final class Preconditions implements Expectation {

    /** One tag, or nothing, up to a comma or the end. What is taken is never given back. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t]*+(?:(W/)?+\"([\\x21\\x23-\\x7e\\x80-\\uffff]*+)\")?+[ \\t]*+(?:,|\\z)");

    private final Condition match;
    private final Condition noneMatch;

    private Preconditions(Condition match, Condition noneMatch) {
        this.match = match;
        this.noneMatch = noneMatch;
    }

    /**
     * Those of a request.
     *
     * @throws Refusal with status 400 where they cannot be read
     */
    public static Preconditions of(HttpHeaders headers) {
        return of(headers.getRequestHeader(HttpHeaders.IF_MATCH), headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH));
    }

    /** The values of all headers with these names, which are one list each (RFC 9110, 5.3); null where there are none. */
    static Preconditions of(List<String> match, List<String> noneMatch) {
        return new Preconditions(
                Condition.read(HttpHeaders.IF_MATCH, match), Condition.read(HttpHeaders.IF_NONE_MATCH, noneMatch));
    }

    /** The entity tag of a version. */
    public static EntityTag tag(int version) {
        return new EntityTag(String.valueOf(version));
    }

    /**
     * The answer to a client that wants to read something, without a body where it has this version already.
     *
     * @throws Refusal with status 412 where it wants another version only
     */
    public Response read(int version, Object view) {
        return (leaveNothingToReadIn(version) ? Response.notModified() : Response.ok(view))
                .tag(tag(version))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    boolean leaveNothingToReadIn(int version) {
        mustMatch(OptionalInt.of(version));
        return noneMatch.isMetBy(OptionalInt.of(version), false);
    }

    /**
     * Refuses a change of what is not as the client expects.
     *
     * @throws Refusal with status 412 then
     */
    @Override
    public void mustBeMetBy(OptionalInt version) {
        mustMatch(version);
        if (noneMatch.isMetBy(version, false)) {
            throw failed(HttpHeaders.IF_NONE_MATCH, version);
        }
    }

    /**
     * Refuses a change of something that is there and has no version: no tag can be its.
     *
     * @throws Refusal with status 412 then
     */
    void mustBeMetByWhatHasNoVersion() {
        if (match.isThere() && !match.any) {
            throw new Refusal(ProblemKind.PRECONDITION_FAILED, "What is at this address has no entity tag that \"If-Match\" could name.");
        }
        if (noneMatch.any) {
            throw new Refusal(ProblemKind.PRECONDITION_FAILED, "There is something at this address, which \"If-None-Match: *\" rules out.");
        }
    }

    private void mustMatch(OptionalInt version) {
        if (match.isThere() && !match.isMetBy(version, true)) {
            throw failed(HttpHeaders.IF_MATCH, version);
        }
    }

    private static Refusal failed(String header, OptionalInt version) {
        return new Refusal(
                ProblemKind.PRECONDITION_FAILED,
                (version.isPresent() ? "The entity tag is " + '"' + version.getAsInt() + '"' + " now" : "There is nothing here yet")
                        + ", which \"" + header + "\" rules out. Nothing was changed.");
    }

    private record Tag(boolean weak, String value) {}

    /** What one of the headers says. */
    private record Condition(boolean any, Optional<List<Tag>> tags) {

        static Condition read(String header, List<String> values) {
            if (values == null || values.isEmpty()) {
                return new Condition(false, Optional.empty());
            }
            String list = String.join(",", values);
            return list.strip().equals("*") ? new Condition(true, Optional.empty()) : new Condition(false, Optional.of(tags(header, list)));
        }

        private static List<Tag> tags(String header, String list) {
            List<Tag> tags = new ArrayList<>();
            Matcher element = ELEMENT.matcher(list);
            int read = 0;
            while (read < list.length()) {
                if (!element.find()) {
                    throw new Refusal(
                            ProblemKind.BAD_REQUEST,
                            "\"" + header + "\" must be * or entity tags in double quotes, with commas in between, such as \"1\".");
                }
                if (element.group(2) != null) {
                    tags.add(new Tag(element.group(1) != null, element.group(2)));
                }
                read = element.end();
            }
            return tags;
        }

        boolean isThere() {
            return any || tags.isPresent();
        }

        boolean isMetBy(OptionalInt version, boolean strongly) {
            return version.isPresent() && (any || names(String.valueOf(version.getAsInt()), strongly));
        }

        private boolean names(String version, boolean strongly) {
            return tags.orElse(List.of()).stream().anyMatch(tag -> tag.value().equals(version) && !(strongly && tag.weak()));
        }
    }
}
