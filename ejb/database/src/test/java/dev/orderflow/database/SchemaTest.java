package dev.orderflow.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A schema")
class SchemaTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final SomeSchema schema = new SomeSchema("some", database);
    private final SomeSchema other = new SomeSchema("other", database);
    private final Migrator migrator = new Migrator();
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile boolean letGo;

    @BeforeEach
    void wire() {
        migrator.database = database;
    }

    @Test
    @DisplayName("is there when the application has started, and its gate open")
    void normalStart() {
        begin();

        assertThat(schema.done).containsExactly("migrated", "completed");
        assertThat(schema.opensWithin(AT_ONCE)).isTrue();
        assertThat(database.tasks).isEmpty();
        database.awaitsStart(() -> {});
        assertThatCode(database::mustBeReady).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("DATABASE-P1 does not hold up the application while the database is away, and follows when it is back")
    void databaseAwayAtTheStart() {
        database.away = true;

        begin();
        database.later();

        assertThat(schema.opensWithin(AT_ONCE)).isFalse();
        assertThatThrownBy(database::mustBeReady).isInstanceOf(DatabaseAway.class);
        database.away = false;
        database.look();
        eventuallyLater();
        assertThat(schema.done).containsExactly("migrated", "completed");
        assertThat(schema.opensWithin(AT_ONCE)).isTrue();
        assertThat(database.tasks).isEmpty();
    }

    @Test
    @DisplayName("DATABASE-P1 DATABASE-P4 is not tried where another one has just found the database away")
    void oneFindsOut() {
        database.away = true;

        begin();

        assertThat(schema.attempts).isOne();
        assertThat(other.attempts).isZero();
        assertThat(database.tasks).hasSize(1);
    }

    @Test
    @DisplayName("DATABASE-P2 that cannot be brought to its version for another reason fails the deployment")
    void defect() {
        schema.defect = new IllegalStateException("checksum mismatch");

        assertThatThrownBy(this::begin).isSameAs(schema.defect);

        assertThat(database.tasks).isEmpty();
        assertThat(schema.opensWithin(AT_ONCE)).isFalse();
    }

    @Test
    @DisplayName("DATABASE-P2 whose defect shows only when the database is back stays closed, and opens when somebody has mended it")
    void defectLater() {
        database.away = true;
        begin();
        database.away = false;
        schema.defect = new IllegalStateException("checksum mismatch");

        eventuallyLater();
        assertThat(schema.opensWithin(AT_ONCE)).isFalse();
        assertThat(other.opensWithin(AT_ONCE)).as("another is brought up nevertheless").isTrue();
        assertThatThrownBy(database::mustBeReady).isInstanceOf(DatabaseAway.class);

        schema.defect = null;
        database.later();
        assertThat(schema.opensWithin(AT_ONCE)).isTrue();
        assertThat(other.done).as("what is there is left alone").containsExactly("migrated", "completed");
        assertThat(database.tasks).isEmpty();
    }

    @Test
    @DisplayName("of an application that is stopped is not tried any more")
    void stopped() {
        database.away = true;
        begin();
        migrator.end();

        database.later();

        assertThat(database.tasks).isEmpty();
    }

    @Test
    @DisplayName("DATABASE-P3 closes its gate when a reaction fails for want of the database, and opens it when that answers again")
    void outage() {
        begin();
        database.away = true;

        schema.failed(new IllegalStateException(InMemoryDatabase.outage()));

        assertThat(schema.opensWithin(Duration.ofMillis(300))).isFalse();
        assertThatThrownBy(database::mustBeReady).isInstanceOf(DatabaseAway.class).hasMessage("The database cannot be reached.");
        database.away = false;
        assertThat(schema.opensWithin(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    @DisplayName("DATABASE-P3 closes its gate while the database answers, but its disk is full, until something could be stored")
    void diskFull() {
        begin();
        database.full = true;

        schema.failed(new IllegalStateException(InMemoryDatabase.noSpace()));

        assertThat(schema.opensWithin(Duration.ofMillis(300))).isFalse();
        database.full = false;
        assertThat(schema.opensWithin(Duration.ofSeconds(5))).isTrue();
        database.full = true;
        assertThat(schema.opensWithin(Duration.ofSeconds(2))).as("nothing is stored to no purpose").isTrue();
    }

    @Test
    @DisplayName("DATABASE-P3 closes its gate while the database answers, but is read-only")
    void readOnly() {
        begin();
        database.readOnly = true;

        schema.failed(new IllegalStateException(new SQLException("cannot execute INSERT in a read-only transaction", "25006")));

        assertThat(schema.opensWithin(Duration.ofMillis(300))).isFalse();
        database.readOnly = false;
        assertThat(schema.opensWithin(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    @DisplayName("DATABASE-P3 keeps its gate open when a reaction fails for another reason, or meets a connection of old while the"
            + " database is there")
    void noOutage() {
        begin();
        database.away = true;

        schema.failed(new IllegalStateException("a defect"));
        assertThat(schema.opensWithin(AT_ONCE)).isTrue();

        database.away = false;
        schema.failed(new IllegalStateException(InMemoryDatabase.outage()));
        assertThat(schema.opensWithin(AT_ONCE)).isTrue();
    }

    @Test
    @DisplayName("DATABASE-P5 leaves the database unready until the whole application has started")
    void wholeStart() {
        database.hasThreads();
        begin();
        database.awaitsStart(this::callFromOutside);

        assertThat(database.isReady()).isFalse();

        started.countDown();
        database.look();
        await().until(database::isReady);
    }

    @Test
    @DisplayName("DATABASE-P5 lets go whoever waits for a start that fails")
    void failedStart() throws InterruptedException {
        database.hasThreads();
        begin();
        database.awaitsStart(this::callFromOutside);
        called.await();

        database.awaitsStartNoLonger();

        await().until(() -> letGo);
        assertThat(database.isReady()).isFalse();
    }

    private void begin() {
        migrator.begin(List.of(schema, other));
    }

    private void callFromOutside() {
        try {
            called.countDown();
            started.await();
        } catch (InterruptedException e) {
            letGo = true;
            throw new IllegalStateException(e);
        }
    }

    /** The database is looked at once a second, no more. */
    private void eventuallyLater() {
        int before = schema.attempts;
        await().until(() -> {
            database.later();
            return schema.attempts > before;
        });
    }

    /** A schema whose scripts are lines in a list. */
    private static final class SomeSchema extends Schema {

        private final List<String> done = new ArrayList<>();
        private RuntimeException defect;
        private int attempts;

        SomeSchema(String name, InMemoryDatabase database) {
            super(name);
            this.database = database;
        }

        @Override
        void migrate() {
            attempts++;
            if (((InMemoryDatabase) database).away) {
                throw new IllegalStateException(InMemoryDatabase.outage());
            }
            if (defect != null) {
                throw defect;
            }
            done.add("migrated");
        }

        @Override
        protected void complete() {
            done.add("completed");
        }
    }
}
