using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>The score changes of the laws, prepared for drawing.</summary>
internal sealed class ChangeBook
{
    private const int RowsAhead = 16;
    private readonly List<Kind> _kinds = [];

    /// <summary>Prepares the changes of a replication.</summary>
    public void Begin(PoolLaws laws)
    {
        while (_kinds.Count < laws.Changes.Length)
        {
            _kinds.Add(new Kind());
        }

        _kinds.RemoveRange(laws.Changes.Length, _kinds.Count - laws.Changes.Length);
        for (int i = 0; i < laws.Changes.Length; i++)
        {
            _kinds[i].Prepare(laws.Changes[i], laws);
        }
    }

    /// <summary>Lets each change befall each profile by its own trial, one kind after the other.</summary>
    /// <param name="table">The pool.</param>
    /// <param name="endRow">One past the last row they can befall.</param>
    /// <param name="programs">Of each signature.</param>
    /// <param name="flows">Are told.</param>
    /// <param name="random">The day's stream.</param>
    public void Befall(
        ProfileTable table,
        int endRow,
        ReadOnlySpan<FlowProgram> programs,
        PoolFlows flows,
        ref RandomStream random
    )
    {
        foreach (Kind kind in _kinds)
        {
            kind.Befall(table, endRow, programs, flows, ref random);
        }
    }

    /// <summary>One kind of change.</summary>
    private sealed class Kind
    {
        private readonly int[] _target = new int[PoolLaws.MostSignatures]; // −1 where it does not befall the signature
        private ScoreChange? _change;
        private double[] _upTo = []; // cumulative shares of the steps
        private double _rowsToNext; // −1 / ln(1 − p); 0 for never

        public void Prepare(ScoreChange change, PoolLaws laws)
        {
            _change = change;
            _rowsToNext = change.ChancePerDay > 0 ? -1 / PortableMath.Log(1 - change.ChancePerDay) : 0;
            for (int i = 0; i < laws.Signatures.Length; i++)
            {
                uint groups = laws.Signatures[i].Groups.Bits;
                bool isBefallen = ((groups | GroupSet.InPool) & change.Of.Bits) != 0;
                _target[i] = isBefallen ? IndexOf(laws, (groups | change.Gained.Bits) & ~change.Lost.Bits) : -1;
            }

            if (_upTo.Length != change.Steps.Length)
            {
                _upTo = new double[change.Steps.Length];
            }

            double total = 0;
            foreach (ScoreStep step in change.Steps)
            {
                total += step.Weight;
            }

            double sum = 0;
            for (int i = 0; i < _upTo.Length; i++)
            {
                sum += change.Steps[i].Weight;
                _upTo[i] = sum / total;
            }
        }

        public void Befall(
            ProfileTable table,
            int endRow,
            ReadOnlySpan<FlowProgram> programs,
            PoolFlows flows,
            ref RandomStream random
        )
        {
            if (_rowsToNext == 0)
            {
                return;
            }

            // Rows up to the next success are geometric: the whole part of an exponential. Several are found before the first
            // is looked at, so that the processor waits for many words at a time.
            Span<int> rows = stackalloc int[RowsAhead];
            double next = table.First + RowsToNext(ref random);
            while (next < endRow)
            {
                int count = 0;
                uint anybody = 0;
                for (; count < RowsAhead && next < endRow; next += 1 + RowsToNext(ref random))
                {
                    rows[count++] = (int)next;
                    anybody |= table[(int)next];
                }

                foreach (int row in anybody == 0 ? [] : rows[..count])
                {
                    if (table[row] != 0)
                    {
                        BefallOne(table, row, programs, flows, ref random);
                    }
                }
            }
        }

        private double RowsToNext(ref RandomStream random) => Math.Floor(Ziggurat.NextExponential(ref random) * _rowsToNext);

        private void BefallOne(
            ProfileTable table,
            int row,
            ReadOnlySpan<FlowProgram> programs,
            PoolFlows flows,
            ref RandomStream random
        )
        {
            uint word = table[row];
            int score = RowWord.ScoreOf(word);
            int signature = RowWord.SignatureOf(word);
            int above = score > CrsScore.Nomination ? CrsScore.Nomination : 0;
            int own = score - above;
            if (_target[signature] < 0 || own < _change!.LowestScore || own > _change.HighestScore)
            {
                return;
            }

            double u = random.NextUniform();
            int step = 0;
            while (step + 1 < _upTo.Length && u >= _upTo[step])
            {
                step++;
            }

            int lowest = above > 0 ? 1 : 0; // nominees stay above 600
            int after = above + Math.Clamp(own + _change.Steps[step].Points, lowest, CrsScore.Nomination);
            table.Change(
                row,
                _target[signature] == signature ? RowWord.WithScore(word, after) : table.WordOf(after, _target[signature])
            );
            flows.Add(FlowEvent.Changed, FlowPrograms.Of(programs, word), 1);
        }

        private static int IndexOf(PoolLaws laws, uint groups)
        {
            int index = 0;
            while (laws.Signatures[index].Groups.Bits != groups)
            {
                index++;
            }

            return index;
        }
    }
}
