
namespace Coddiwomple.Statistics;

/// <summary>What is visible in one namespace of a cluster, or in all of them: the sum, its groups and the few largest services. Sums of scopes are the scope of the sums.</summary>
internal sealed class SidecarScope(int most)
{
    private readonly List<ServiceLoad> _largest = [];

    public Load Load { get; private set; } = Load.None;

    public ServiceGroup Elsewhere { get; private set; } = ServiceGroup.None;

    public ServiceGroup Closed { get; private set; } = ServiceGroup.None;

    public ReadOnlyArray<ServiceLoad> Largest => [.. _largest];

    /// <summary>Adds what no <c>callers</c> declaration decides about.</summary>
    public void Add(Load load) => Load += load;

    public void Add(ServiceLoad service, bool mayGo)
    {
        Load += service.Load;
        if (mayGo)
        {
            Elsewhere = service.RunsHere ? Elsewhere : Elsewhere.With(service.Load);
            Closed = service.IsClosed ? Closed.With(service.Load) : Closed;
            Insert(service);
        }
    }

    public void Add(SidecarScope other)
    {
        Load += other.Load;
        Elsewhere += other.Elsewhere;
        Closed += other.Closed;
        other._largest.ForEach(Insert);
    }

    private void Insert(ServiceLoad service)
    {
        int place = _largest.BinarySearch(service, LargestFirst.Comparer);
        if (place < 0 && ~place < most)
        {
            _largest.Insert(~place, service);
            if (_largest.Count > most)
            {
                _largest.RemoveAt(most);
            }
        }
    }

    private sealed class LargestFirst : IComparer<ServiceLoad>
    {
        public static LargestFirst Comparer { get; } = new();

        public int Compare(ServiceLoad? x, ServiceLoad? y)
        {
            if (x is null || y is null)
            {
                return x is null ? (y is null ? 0 : -1) : 1;
            }

            int order = y.Load.SidecarBytes.CompareTo(x.Load.SidecarBytes);
            order = order != 0 ? order : y.Load.Bytes.CompareTo(x.Load.Bytes);
            return order != 0 ? order : Ordinal.Compare(x.Service, y.Service);
        }
    }
}
