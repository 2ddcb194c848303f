package dev.orderflow.web.http;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of problems; their names are part of the API. */
public enum ProblemKind {
    /** The request cannot be read. */
    BAD_REQUEST(400, "The request cannot be read"),
    /** The body is not JSON. */
    NOT_JSON(400, "The body is not JSON"),
    /** No user, or a wrong password. */
    UNAUTHORIZED(401, "Login required"),
    /** A page asks, and nobody is logged in with it, or not any more. */
    NO_SESSION(401, "Login required"),
    /** A page sends a name and a password that do not belong together. */
    WRONG_LOGIN(401, "The login is wrong"),
    /** The user may not do that. */
    FORBIDDEN(403, "Not allowed"),
    /** It may be that another page makes the browser ask. */
    CSRF_TOKEN(403, "The CSRF token is missing or wrong"),
    /** Another page makes the browser log in, or change something with a password that it keeps. */
    FOREIGN_PAGE(403, "Not from this page"),
    /** There is nothing here, or nothing that this user may see. */
    NOT_FOUND(404, "Not found"),
    /** There is something here, but not for this method. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** There is no such representation. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** The request has not come on. */
    REQUEST_TIMEOUT(408, "The request takes too long"),
    /** The state does not allow it. */
    CONFLICT(409, "The state does not allow this"),
    /** The order is on its way and cannot be cancelled any more. */
    ORDER_ALREADY_SHIPPED(409, "The order is shipped already"),
    /** The order was rejected, there is nothing to cancel. */
    ORDER_ALREADY_REJECTED(409, "The order is rejected already"),
    /** The shipment was cancelled and must not leave the house. */
    SHIPMENT_CANCELLED(409, "The shipment is cancelled"),
    /** Nobody may shut itself out. */
    OWN_ACCOUNT(409, "Nobody does this to itself"),
    /** The settings name this user, and would undo the change. */
    NAMED_BY_SETTINGS(409, "The settings name this user"),
    /** The first request under the same idempotency key has not ended yet. */
    IDEMPOTENCY_KEY_IN_USE(409, "The first request is still in progress"),
    /** What is there is not what the client expects by If-Match or If-None-Match. */
    PRECONDITION_FAILED(412, "The precondition failed"),
    /** The body is too large. */
    TOO_LARGE(413, "The body is too large"),
    /** The body is of another type than the resource takes. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    /** The request can be read, but fields or filters in it are wrong. */
    INVALID(422, "The request is invalid"),
    /** Another request was made under the same idempotency key. */
    IDEMPOTENCY_KEY_REUSED(422, "The key belongs to another request"),
    /** This user or address asks, or fails to log in, too often. */
    TOO_MANY_REQUESTS(429, "Too many requests"),
    /** Something here is broken. */
    INTERNAL_ERROR(500, "Internal error"),
    /** The database or the broker is away. */
    UNAVAILABLE(503, "Not available at the moment"),
    /** More is asked for than gets done. */
    BUSY(503, "Busy at the moment");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The first kind with this HTTP status. */
    public static Optional<ProblemKind> ofStatus(int status) {
        return Arrays.stream(values()).filter(kind -> kind.status == status).findFirst();
    }

    /** The URI that identifies the kind. */
    public URI type() {
        return URI.create("urn:orderflow:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** In short, for people; the same for each problem of the kind. */
    public String title() {
        return title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
