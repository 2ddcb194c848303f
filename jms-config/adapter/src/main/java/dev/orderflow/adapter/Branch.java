package dev.orderflow.adapter;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * A session's part of the transaction under way, and how it has ended. A server does not tell its resource adapter that a transaction could
 * not be started at the broker (WildFly's {@code MessageEndpointInvocationHandler} ignores that {@code enlistResource} says no), nor that
 * it was rolled back on request.
 */
final class Branch implements XAResource {

    private final XAResource session;
    /** Of one transaction after the other; a timeout may end one from another thread. */
    private volatile boolean started;
    private volatile boolean committed;

    Branch(XAResource session) {
        this.session = session;
    }

    /** Another transaction is about to begin. */
    void expectNext() {
        started = false;
        committed = false;
    }

    /** Whether the broker has begun the transaction. */
    boolean isStarted() {
        return started;
    }

    /** Whether the broker has committed it. */
    boolean isCommitted() {
        return committed;
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        session.start(xid, flags);
        started = true;
    }

    @Override
    public void end(Xid xid, int flags) throws XAException {
        session.end(xid, flags);
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        int vote = session.prepare(xid);
        committed = vote == XA_RDONLY;
        return vote;
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        session.commit(xid, onePhase);
        committed = true;
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        session.rollback(xid);
    }

    @Override
    public Xid[] recover(int flag) throws XAException {
        return session.recover(flag);
    }

    @Override
    public void forget(Xid xid) throws XAException {
        session.forget(xid);
    }

    @Override
    public boolean isSameRM(XAResource other) throws XAException {
        return session.isSameRM(other);
    }

    @Override
    public int getTransactionTimeout() throws XAException {
        return session.getTransactionTimeout();
    }

    @Override
    public boolean setTransactionTimeout(int seconds) throws XAException {
        return session.setTransactionTimeout(seconds);
    }
}
