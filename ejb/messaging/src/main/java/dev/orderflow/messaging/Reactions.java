package dev.orderflow.messaging;

import dev.orderflow.database.Gate;
import dev.orderflow.events.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a subscription does about each type of fact; a type that is of no interest is said to be so. */
public final class Reactions {

    private final Map<Class<? extends Fact>, Consumer<? super Fact>> byFact = new HashMap<>();

    private final Gate gate;

    private Consumer<List<Fact>> preparing = facts -> {};

    private Reactions(Gate gate) {
        this.gate = gate;
    }

    /** No reactions yet. */
    public static Reactions none() {
        return behind(Gate.OPEN);
    }

    /** No reactions yet; and none will happen while that gate is closed. */
    public static Reactions behind(Gate gate) {
        return new Reactions(gate);
    }

    /** Reacts to facts of this type. */
    public <F extends Fact> Reactions on(Class<F> fact, Consumer<? super F> reaction) {
        byFact.put(fact, it -> reaction.accept(fact.cast(it)));
        return this;
    }

    /**
     * Is told, before the first reaction of a transaction, of all facts that will come in it, as far as they are known, so that it can lock
     * the rows of all of them at once.
     */
    public Reactions together(Consumer<List<Fact>> preparation) {
        preparing = preparation;
        return this;
    }

    /** Facts of this type are of no interest here, on purpose. */
    public Reactions ignoring(Class<? extends Fact> fact) {
        return on(fact, it -> {});
    }

    Gate gate() {
        return gate;
    }

    /** Whether anything was said about facts of this type. */
    boolean know(Fact fact) {
        return byFact.containsKey(fact.getClass());
    }

    void prepare(List<Fact> facts) {
        preparing.accept(facts);
    }

    void to(Fact fact) {
        byFact.get(fact.getClass()).accept(fact);
    }
}
