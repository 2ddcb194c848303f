package dev.orderflow.operations;

import dev.orderflow.messaging.BrokersDisk;
import dev.orderflow.operations.PreparedBranch.Place;
import dev.orderflow.operations.Watch.Seen;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What was last seen of the events on their way and of the transactions in doubt. Asks nobody, and so answers at once. */
@ApplicationScoped
public class Flow {

    @Inject
    Clock clock;

    @Inject
    BrokerSight brokerSight;

    @Inject
    PreparedTransactions prepared;

    @Inject
    LostListeners lostListeners;

    @Inject
    BrokersDisk brokersDisk;

    @Inject
    @ConfigProperty(name = InDoubtLimit.VARIABLE)
    Optional<String> inDoubtLimitSetting;

    @Inject
    @ConfigProperty(name = DeadLetterLimit.VARIABLE)
    Optional<String> deadLetterSetting;

    private InDoubtLimit inDoubtLimit;
    private DeadLetterLimit deadLetterLimit;
    private Watch<BrokerLook> broker;
    private Watch<List<PreparedBranch>> database;

    private final Unheard unheard = new Unheard();
    private final FlowHistory history = new FlowHistory();

    @PostConstruct
    void prepare() {
        inDoubtLimit = InDoubtLimit.of(inDoubtLimitSetting);
        deadLetterLimit = DeadLetterLimit.of(deadLetterSetting);
        broker = new Watch<>("broker", this::brokerNow, clock);
        database = new Watch<>("database", prepared::all, clock);
    }

    private BrokerLook brokerNow() throws Exception {
        BrokerLook look = brokerSight.look();
        brokersDisk.seen(look.diskFull());
        lostListeners.seen(look.unheard());
        unheard.seen(look.unheard(), clock.instant());
        history.seen(look.topics(), clock.instant());
        return look;
    }

    /** To be done again and again, in a thread of its own: it takes as long as the broker is silent. */
    Runnable lookAtBroker() {
        return broker;
    }

    /** The same for the database. */
    Runnable lookAtDatabase() {
        return database;
    }

    /** The last look at the broker; empty where it was not seen of late. */
    public Optional<Seen<BrokerLook>> ofBroker() {
        return broker.latest();
    }

    /** The last look at the database; empty where it was not seen of late. */
    public Optional<Seen<List<PreparedBranch>>> ofDatabase() {
        return database.latest();
    }

    /** The topics and their subscriptions; empty where the broker was not seen of late. */
    public Optional<List<TopicFlow>> topics() {
        return ofBroker().map(seen -> seen.what().topics());
    }

    /** The topics as they were in the last 15 minutes, the oldest look first; nothing of the time in which the broker was not seen. */
    public List<Seen<List<TopicFlow>>> history() {
        return history.until(clock.instant());
    }

    /** What is in doubt at that place; empty where it was not seen of late. */
    public Optional<List<PreparedBranch>> inDoubt(Place place) {
        return switch (place) {
            case BROKER -> ofBroker().map(seen -> seen.what().inDoubt());
            case DATABASE -> ofDatabase().map(Seen::what);
        };
    }

    /** Whether something that can be seen has been in doubt for longer than recovery needs. */
    public boolean isInDoubtForTooLong() {
        Instant now = clock.instant();
        return Stream.of(Place.values()).anyMatch(place -> inDoubtLimit.isOver(inDoubt(place).orElse(List.of()), now));
    }

    /** Queues that should be there and are not; none where the broker was not seen of late. */
    public List<String> missingQueues() {
        return ofBroker().map(seen -> seen.what().missing()).orElse(List.of());
    }

    /**
     * Queues that should have a listener and had none for five seconds, for listeners that are starting come a moment later; none where the
     * broker was not seen of late.
     */
    public List<String> unheardQueues() {
        return ofBroker().map(seen -> unheard.forLong()).orElse(List.of());
    }

    /** Subscriptions that somebody has paused; none where the broker was not seen of late. */
    public List<String> pausedSubscriptions() {
        return topics().orElse(List.of()).stream()
                .flatMap(topic -> topic.subscriptions().stream())
                .filter(TopicFlow.SubscriptionFlow::paused)
                .map(TopicFlow.SubscriptionFlow::name)
                .toList();
    }

    /** Whether the broker's disk was full when it was last seen. */
    public boolean isBrokersDiskFull() {
        return brokersDisk.isFull();
    }

    /** Whether there are more dead letters than the settings want somebody to look at. */
    public boolean hasTooManyDeadLetters() {
        return deadLetterLimit.isExceeded(topics().orElse(List.of()));
    }
}
