package dev.orderflow.web.http;

import static java.util.Map.entry;

import dev.orderflow.database.Causes;
import dev.orderflow.database.DatabaseAway;
import dev.orderflow.identity.NamedBySettings;
import dev.orderflow.identity.NoSuchUser;
import dev.orderflow.identity.OwnAccount;
import dev.orderflow.identity.TooManyFailedLogins;
import dev.orderflow.identity.TooManyLogins;
import dev.orderflow.inventory.PromisedAway;
import dev.orderflow.orders.KeyInUse;
import dev.orderflow.orders.KeyReused;
import dev.orderflow.orders.OrderAlreadyRejected;
import dev.orderflow.orders.OrderAlreadyShipped;
import dev.orderflow.orders.OrderInvalid;
import dev.orderflow.orders.OrderNotFound;
import dev.orderflow.orders.TooManyUndecided;
import dev.orderflow.shipping.ShipmentAlreadyCancelled;
import dev.orderflow.shipping.ShipmentNotFound;
import dev.orderflow.web.http.Problem.FieldError;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes a problem of an exception. Servers wrap exceptions each in their own way, so the causes are looked at too. */
public final class Problems {

    private static final Logger LOG = System.getLogger(Problems.class.getPackageName());

    /** Unique violation, serialization failure, deadlock, lock not available. */
    private static final Set<String> LOST_A_RACE = Set.of("23505", "40001", "40P01", "55P03");

    /** The situations in which a module refuses, in words that are fit for clients. */
    private static final Map<Class<? extends RuntimeException>, ProblemKind> REFUSED = Map.ofEntries(
            entry(TooManyLogins.class, ProblemKind.UNAVAILABLE),
            entry(TooManyFailedLogins.class, ProblemKind.TOO_MANY_REQUESTS),
            entry(TooManyUndecided.class, ProblemKind.BUSY),
            entry(NoSuchUser.class, ProblemKind.NOT_FOUND),
            entry(OwnAccount.class, ProblemKind.OWN_ACCOUNT),
            entry(NamedBySettings.class, ProblemKind.NAMED_BY_SETTINGS),
            entry(PromisedAway.class, ProblemKind.CONFLICT),
            entry(OrderAlreadyShipped.class, ProblemKind.ORDER_ALREADY_SHIPPED),
            entry(OrderAlreadyRejected.class, ProblemKind.ORDER_ALREADY_REJECTED),
            entry(ShipmentNotFound.class, ProblemKind.NOT_FOUND),
            entry(ShipmentAlreadyCancelled.class, ProblemKind.SHIPMENT_CANCELLED));

    private Problems() {}

    /** What to tell the client. What is not the client's fault is logged here, once; a defect with its stack and an id. */
    public static Problem of(Throwable failure) {
        return refused(failure).or(() -> lostRace(failure)).or(() -> outage(failure)).or(() -> ofServer(failure))
                .orElseGet(() -> defect(failure));
    }

    private static Optional<Problem> refused(Throwable failure) {
        Refusal refusal = Causes.first(failure, Refusal.class);
        if (refusal != null) {
            return Optional.of(refusal.problem());
        }
        OrderInvalid invalid = Causes.first(failure, OrderInvalid.class);
        if (invalid != null) {
            return Optional.of(Problem.invalid(invalid.violations().stream()
                    .map(it -> new FieldError(it.field(), it.message()))
                    .toList()));
        }
        if (Causes.first(failure, KeyInUse.class) != null) {
            return Optional.of(ofKind(ProblemKind.IDEMPOTENCY_KEY_IN_USE));
        }
        if (Causes.first(failure, KeyReused.class) != null) {
            return Optional.of(ofKind(ProblemKind.IDEMPOTENCY_KEY_REUSED));
        }
        if (Causes.first(failure, OrderNotFound.class) != null) {
            // Without its id: an order of somebody else is answered like one that is not there.
            return Optional.of(Problem.of(ProblemKind.NOT_FOUND, "There is no such order."));
        }
        return REFUSED.entrySet().stream()
                .flatMap(refused -> Causes.of(failure)
                        .filter(refused.getKey()::isInstance)
                        .map(it -> Problem.of(refused.getValue(), it.getMessage())))
                .findFirst();
    }

    private static Optional<Problem> lostRace(Throwable failure) {
        return Causes.of(failure).anyMatch(Problems::isLostRace)
                ? Optional.of(Problem.of(
                        ProblemKind.CONFLICT, "Someone else changed the same thing at the same moment. Nothing was stored; try again."))
                : Optional.empty();
    }

    private static boolean isLostRace(Throwable cause) {
        return cause instanceof OptimisticLockException
                || cause instanceof PessimisticLockException
                || cause instanceof LockTimeoutException
                || cause instanceof SQLException sql && sql.getSQLState() != null && LOST_A_RACE.contains(sql.getSQLState());
    }

    private static Optional<Problem> outage(Throwable failure) {
        Optional<String> outage = Outage.in(failure);
        // A refusal at once is no news: it has been said that the database is away.
        Level level = rootOf(failure) instanceof DatabaseAway ? Level.DEBUG : Level.WARNING;
        outage.ifPresent(it -> LOG.log(level, "Answered 503: {0} cause={1}", it, rootOf(failure)));
        return outage.map(it -> Problem.of(ProblemKind.UNAVAILABLE, it));
    }

    private static Throwable rootOf(Throwable failure) {
        return Causes.of(failure).reduce(failure, (outer, inner) -> inner);
    }

    /** The server refuses by itself: no such path, method, media type. Its own words stay inside. */
    private static Optional<Problem> ofServer(Throwable failure) {
        return failure instanceof WebApplicationException refused && refused.getResponse().getStatus() != 500
                ? Optional.of(ofStatus(refused.getResponse().getStatus()))
                : Optional.empty();
    }

    private static Problem defect(Throwable failure) {
        UUID id = UUID.randomUUID();
        LOG.log(Level.ERROR, () -> "Answered 500: problem=" + id, failure);
        return Problem.internal(id);
    }

    /** The problem for a status of which nothing more is known. */
    public static Problem ofStatus(int status) {
        return ProblemKind.ofStatus(status)
                .map(Problems::ofKind)
                .orElseGet(() -> Problem.about(status, phrase(status)));
    }

    /** The problem of this kind, in words that fit whenever it is met. */
    public static Problem ofKind(ProblemKind kind) {
        return Problem.of(kind, detail(kind));
    }

    private static String phrase(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "HTTP status " + status : known.getReasonPhrase();
    }

    private static String detail(ProblemKind kind) {
        return switch (kind) {
            case BAD_REQUEST, NOT_JSON -> "The request is malformed.";
            case UNAUTHORIZED -> "Log in with HTTP Basic, as a user of the application.";
            case NO_SESSION -> "Nobody is logged in, or not any more: \"POST /api/login\" begins a session.";
            case WRONG_LOGIN -> "There is no such user with this password.";
            case FORBIDDEN -> "This user may not do that.";
            case CSRF_TOKEN -> "What changes something in a session needs the token that the session began with, in \"X-CSRF-Token\".";
            case FOREIGN_PAGE -> "Another page than that of this server makes the browser send this.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "The resource does not have this method; \"Allow\" lists those that it has.";
            case NOT_ACCEPTABLE -> "The resource has no representation of a type that \"Accept\" asks for.";
            case REQUEST_TIMEOUT -> "The request has not come on.";
            case CONFLICT -> "The state of the resource does not allow this.";
            case ORDER_ALREADY_SHIPPED -> "The order is SHIPPED and cannot be cancelled any more.";
            case ORDER_ALREADY_REJECTED -> "The order is REJECTED, there is nothing to cancel.";
            case SHIPMENT_CANCELLED -> "The shipment is CANCELLED and must not leave the house.";
            case OWN_ACCOUNT -> "Nobody removes or disables itself.";
            case NAMED_BY_SETTINGS -> "The settings name this user; change them.";
            case IDEMPOTENCY_KEY_IN_USE -> "The first request under this key has not ended yet. Repeat this one in a moment.";
            case PRECONDITION_FAILED -> "What is there is not what \"If-Match\" or \"If-None-Match\" expects.";
            case TOO_LARGE -> "The body is larger than this resource takes.";
            case UNSUPPORTED_MEDIA_TYPE ->
                    "\"Content-Type\" names no media type that this resource takes; most take application/json only.";
            case INVALID -> "Fields or filters in the request are wrong.";
            case IDEMPOTENCY_KEY_REUSED -> "Something else was asked for under this key. A new request needs a new key.";
            case TOO_MANY_REQUESTS -> "Too many requests; wait before the next.";
            case INTERNAL_ERROR -> "The server failed to handle the request.";
            case BUSY -> "More is asked for than gets done at the moment; try again.";
            case UNAVAILABLE -> "The server cannot handle the request at the moment; try again.";
        };
    }
}
