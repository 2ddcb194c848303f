package dev.orderflow.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.Xid;

/** A branch of a transaction that is made by hand; its format id keeps it apart from those of a transaction manager. */
record BenchXid(int number, int branch) implements Xid {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** The number of a new transaction. */
    static int next() {
        return NUMBERS.incrementAndGet();
    }

    @Override
    public int getFormatId() {
        return 0x0F;
    }

    @Override
    public byte[] getGlobalTransactionId() {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    @Override
    public byte[] getBranchQualifier() {
        return ByteBuffer.allocate(4).putInt(branch).array();
    }
}
