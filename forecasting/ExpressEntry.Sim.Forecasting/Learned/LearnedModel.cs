namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>The learned models; each has a card in <c>docs/models</c>.</summary>
public enum LearnedModel
{
    /// <summary>Robust linear quantile regression.</summary>
    Regression,

    /// <summary>Gradient-boosted quantile trees.</summary>
    Boosted,

    /// <summary>Quantile regression forest.</summary>
    Forest,
}
