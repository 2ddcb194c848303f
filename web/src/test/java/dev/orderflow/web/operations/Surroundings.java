package dev.orderflow.web.operations;

import dev.orderflow.database.DatabaseThatLeaves;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Refusal;

/** A database and a broker that are there, until a test says otherwise; and what is counted. */
public final class Surroundings {

    /** What resources know of the broker. */
    public final Readiness readiness = new Readiness() {
        @Override
        public void mustHaveBroker() {
            if (brokerAway) {
                throw new Refusal(ProblemKind.UNAVAILABLE, "The message broker cannot be reached.");
            }
        }
    };

    private final DatabaseThatLeaves database = new DatabaseThatLeaves();
    private boolean brokerAway;
    private int counted;

    /** From now on the database is known to be away. */
    public void databaseGoes() {
        database.isAway(true);
    }

    /** From now on the broker is known to be away. */
    public void brokerGoes() {
        brokerAway = true;
    }

    /** Counts orders. */
    public Metrics metrics() {
        return new Metrics() {
            @Override
            public void ordersPlaced(int count) {
                counted += count;
            }
        };
    }

    /** So many orders were counted. */
    public int ordersCounted() {
        return counted;
    }

    /** Refuses while the database is away, made as a container makes it. */
    public Object provider() {
        NeedsDatabaseFilter filter = new NeedsDatabaseFilter();
        filter.database = database;
        return filter;
    }
}
