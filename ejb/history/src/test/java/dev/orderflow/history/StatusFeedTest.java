package dev.orderflow.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.database.Database;
import dev.orderflow.events.EventType;
import dev.orderflow.events.Fact;
import dev.orderflow.events.SampleFacts;
import dev.orderflow.history.StatusChange.Status;
import dev.orderflow.history.StatusFeed.Past;
import dev.orderflow.history.StatusFeed.Place;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The feed of status changes")
class StatusFeedTest {

    private static final Fact PLACED = SampleFacts.of(EventType.ORDER_PLACED);
    private static final Fact CONFIRMED = SampleFacts.of(EventType.ORDER_CONFIRMED);
    private static final Fact SHIPPED = SampleFacts.of(EventType.ORDER_SHIPPED);

    private final InMemoryHistory history = new InMemoryHistory();
    private final StatusFeed feed = new StatusFeed();
    private final List<StatusChange> told = new ArrayList<>();
    private final StatusListener listener = told::addAll;
    private final List<FutureTask<?>> scheduled = new ArrayList<>();
    private final List<Runnable> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @BeforeEach
    void wire() {
        feed.history = history;
        feed.json = InMemoryHistory.JSON;
        feed.clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        feed.database = new Database() {
            @Override
            public boolean isKnownToBeAway() {
                return false;
            }
        };
        feed.executor = (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> schedule((Runnable) arguments[0]));
    }

    private Object schedule(Runnable task) {
        FutureTask<?> future = new FutureTask<>(task, null);
        scheduled.add(future);
        tasks.add(task);
        return Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {java.util.concurrent.ScheduledFuture.class},
                (proxy, method, arguments) -> method.invoke(future, arguments));
    }

    @Test
    @DisplayName("HISTORY-P4 tells those who listen of what becomes visible, and of nothing that was there before")
    void fromNowOn() {
        history.shows(1, now, PLACED);
        feed.join(listener);
        history.shows(2, now, CONFIRMED);

        looks();

        assertThat(told).singleElement().satisfies(change -> {
            assertThat(change.status()).isEqualTo(Status.CONFIRMED);
            assertThat(change.orderId()).isEqualTo(SampleFacts.ORDER_ID);
            assertThat(change.customerId()).contains("c-1");
            assertThat(change.eventId()).isEqualTo("e-2");
            assertThat(change.resumeAfter()).isEqualTo(2);
        });
    }

    @Test
    @DisplayName("HISTORY-P4 tells of a change that becomes visible after a later one, and has whoever leaves in between come back before"
            + " it")
    void outOfOrder() {
        feed.join(listener);
        history.shows(2, now, CONFIRMED);
        looks();
        assertThat(told).extracting(StatusChange::resumeAfter).containsExactly(0L);

        history.shows(1, now, PLACED);
        looks();

        assertThat(told).extracting(StatusChange::status).containsExactly(Status.CONFIRMED, Status.PLACED);
        assertThat(told).extracting(StatusChange::resumeAfter).containsExactly(0L, 2L);
        assertThat(feed.settled()).isEqualTo(2);
    }

    @Test
    @DisplayName("HISTORY-P4 also of one whose position was taken before anybody listened")
    void outOfOrderFromTheStart() {
        history.shows(2, now.minusSeconds(30), CONFIRMED);
        Place place = feed.join(listener);
        assertThat(place.settled()).isZero();
        history.shows(1, now.minusSeconds(30), PLACED);

        looks();

        assertThat(told).extracting(StatusChange::status).containsExactly(Status.PLACED);
    }

    @Test
    @DisplayName("HISTORY-P4 gives up a missing position when every transaction that could have taken it is over")
    void givesUp() {
        feed.join(listener);
        history.shows(2, now, CONFIRMED);
        looks();
        assertThat(feed.settled()).isZero();

        now = now.plus(Reading.OPEN).plusSeconds(1);
        looks();

        assertThat(feed.settled()).isEqualTo(2);
    }

    @Test
    @DisplayName("HISTORY-P4 has whoever leaves in the middle of a look come back for the rest of it")
    void middleOfALook() {
        feed.join(listener);
        history.shows(1, now, PLACED);
        history.shows(2, now);
        history.shows(3, now, CONFIRMED);
        history.shows(4, now);

        looks();

        assertThat(told).extracting(StatusChange::resumeAfter).containsExactly(2L, 4L);
    }

    @Test
    @DisplayName("HISTORY-P4 the past and what is told after joining are everything, and nothing twice")
    void past() {
        history.shows(1, now, PLACED);
        history.shows(3, now, CONFIRMED);
        Place place = feed.join(listener);
        history.shows(2, now, SHIPPED);
        history.shows(4, now, PLACED);

        Past past = feed.past(0, place);
        looks();

        assertThat(past.last()).isEmpty();
        assertThat(past.changes()).extracting(StatusChange::eventId).containsExactly("e-1", "e-3");
        assertThat(past.changes()).extracting(StatusChange::resumeAfter).containsExactly(1L, 1L);
        assertThat(told).extracting(StatusChange::eventId).containsExactly("e-2", "e-4");
        assertThat(feed.past(SampleFacts.ORDER_ID, 1, place).changes()).extracting(StatusChange::eventId).containsExactly("e-3");
        assertThat(feed.past("another order", 0, place).changes()).isEmpty();
        assertThat(feed.pastOfCustomer("c-1", 1, place).changes()).extracting(StatusChange::eventId).containsExactly("e-3");
        assertThat(feed.pastOfCustomer("c-2", 0, place).changes()).isEmpty();
    }

    @Test
    @DisplayName("HISTORY-P4 the past comes in pages")
    void pages() {
        for (int position = 1; position <= StatusFeed.PAGE + 1; position++) {
            history.shows(position, now, PLACED);
        }
        Place place = feed.join(listener);

        Past first = feed.past(0, place);
        assertThat(first.changes()).hasSize(StatusFeed.PAGE).last().extracting(StatusChange::resumeAfter).isEqualTo((long) StatusFeed.PAGE);
        Past second = feed.past(first.last().orElseThrow(), place);

        assertThat(second.changes()).hasSize(1);
        assertThat(second.last()).isEmpty();
    }

    @Test
    @DisplayName("HISTORY-P4 goes on where it was when the database was away")
    void outage() {
        feed.join(listener);
        history.shows(1, now, PLACED);
        history.failure = new IllegalStateException("the database is away");
        looks();
        assertThat(told).isEmpty();

        history.failure = null;
        looks();

        assertThat(told).hasSize(1);
    }

    @Test
    @DisplayName("HISTORY-P5 asks once, however many listen")
    void once() {
        for (int i = 0; i < 100; i++) {
            feed.join(changes -> {});
        }
        history.asked = 0;

        looks();

        assertThat(history.asked).isEqualTo(1);
    }

    @Test
    @DisplayName("HISTORY-P5 asks nothing while nobody listens, and begins anew for the next")
    void nobody() {
        feed.poke();
        assertThat(scheduled).isEmpty();
        feed.join(listener);
        feed.leave(listener);
        history.asked = 0;

        looks();
        feed.poke();
        assertThat(scheduled).isEmpty();
        assertThat(history.asked).isZero();

        history.shows(1, now, PLACED);
        feed.join(listener);
        history.shows(2, now, CONFIRMED);
        looks();
        assertThat(told).extracting(StatusChange::status).containsExactly(Status.CONFIRMED);
    }

    @Test
    @DisplayName("a listener that fails keeps nothing from the others")
    void failingListener() {
        feed.join(changes -> {
            throw new IllegalStateException("a defect");
        });
        feed.join(listener);
        history.shows(1, now, PLACED);

        looks();

        assertThat(told).hasSize(1);
    }

    @Test
    @DisplayName("HISTORY-P5 is woken by what this node keeps, once for many")
    void poked() {
        feed.join(listener);
        FutureTask<?> atLeisure = scheduled.get(0);

        feed.poke();
        feed.poke();

        assertThat(atLeisure.isCancelled()).isTrue();
        assertThat(scheduled).hasSize(2);
    }

    @Test
    @DisplayName("HISTORY-P5 looks once, also when it is woken while a look is just about to begin")
    void wokenAtTheLastMoment() {
        feed.join(listener);
        history.shows(1, now, PLACED);
        feed.poke();
        history.asked = 0;

        // The first one was cancelled too late.
        tasks.get(0).run();
        assertThat(history.asked).isZero();
        tasks.get(1).run();

        assertThat(history.asked).isEqualTo(1);
        assertThat(told).hasSize(1);
        assertThat(scheduled).hasSize(3);
    }

    /** It is time for the next look. */
    private void looks() {
        scheduled.remove(scheduled.size() - 1).run();
    }
}
