namespace ExpressEntry.Sim.Engine.MonteCarlo;

/// <summary>Runs independent replications over threads; the results do not show how many there were.</summary>
public static class Replications
{
    /// <summary>Runs replications 0 to <paramref name="count"/> − 1.</summary>
    /// <typeparam name="TWorker">What a thread keeps between its replications: a simulation with its memory.</typeparam>
    /// <typeparam name="TResult">What one replication yields.</typeparam>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="threads">How many at a time, 1 or more.</param>
    /// <param name="createWorker">Makes a worker; called once a thread.</param>
    /// <param name="run">
    /// Runs one replication; must depend on its number alone and not on what the worker ran before.
    /// </param>
    /// <param name="onDone">Told how many are done, from any thread, for a progress line.</param>
    /// <param name="cancellation">Ends the run between two replications.</param>
    /// <returns>One result a replication, in order of their numbers.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static TResult[] Run<TWorker, TResult>(
        int count,
        int threads,
        Func<TWorker> createWorker,
        Func<TWorker, int, TResult> run,
        Action<int>? onDone = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var results = new TResult[count];
        int next = -1;
        int done = 0;

        void Work()
        {
            TWorker worker = createWorker();
            for (int number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                results[number] = run(worker, number);
                onDone?.Invoke(Interlocked.Increment(ref done));
            }
        }

        // A failure in one worker ends the others at their next replication, and is what the caller sees.
        Exception? failure = null;
        void WorkOrFail()
        {
            try
            {
                Work();
            }
#pragma warning disable CA1031 // Rethrown below, on the caller's thread.
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, exception, comparand: null);
                Interlocked.Exchange(ref next, count);
            }
#pragma warning restore CA1031
        }

        var helpers = new Thread[Math.Min(threads, count) - 1 is > 0 and int extra ? extra : 0];
        for (int i = 0; i < helpers.Length; i++)
        {
            helpers[i] = new Thread(WorkOrFail) { IsBackground = true };
            helpers[i].Start();
        }

        WorkOrFail();
        foreach (Thread helper in helpers)
        {
            helper.Join();
        }

        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        return results;
    }
}
