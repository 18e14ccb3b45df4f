namespace Coddiwomple.Templating.Runtime;

/// <summary>Which members a template may write, and objects that several contexts share until one of them writes.</summary>
public sealed partial class ScriptObject
{
    /// <summary>Is this an object that nobody may write to because contexts share it? They write to a <see cref="Fork"/> of it.</summary>
    internal bool IsShared { get; private set; }

    /// <summary>Adds or replaces a member and says whether a template may write it afterwards.</summary>
    public void SetValue(string member, object? value, bool readOnly)
    {
        Set(member, value);
        SetReadOnly(member, readOnly);
    }

    /// <summary>Makes a member read-only for templates, or writable again; one that does not exist stays as it is.</summary>
    public void SetReadOnly(string member, bool readOnly)
    {
        var slot = IndexOf(member);
        if (slot < 0 || (!readOnly && _extras is null))
        {
            return;
        }

        if ((_shape ?? Settle()) is not null)
        {
            Extra.ReadOnlySlots = readOnly ? Extra.ReadOnlySlots | Bit(slot) : Extra.ReadOnlySlots & ~Bit(slot);
        }
        else if (readOnly)
        {
            (Extra.ReadOnlyKeys ??= new HashSet<string>(StringComparer.Ordinal)).Add(member);
        }
        else
        {
            Extra.ReadOnlyKeys?.Remove(member);
        }
    }

    /// <summary>May a template write this member?</summary>
    public bool CanWrite(string member)
        => !IsReadOnly && !IsShared && (_extras is null || !IsReadOnlyAt(IndexOf(member)));

    /// <summary>Can a member be written by its slot alone, without asking or copying?</summary>
    internal bool IsPlain => !IsReadOnly && !IsShared && !_sharesValues && _extras is null or { ReadOnlySlots: 0, ReadOnlyKeys: null };

    /// <summary>Makes this an object that is only written to by way of copies.</summary>
    internal ScriptObject Share()
    {
        IsShared = true;
        return this;
    }

    /// <summary>A copy that shares the values until one of them is written.</summary>
    internal ScriptObject Fork()
        => new(_shape ?? Settle() ?? throw new InvalidOperationException("only an object with a shape can be forked"), _values)
        {
            _sharesValues = true,
            _extras = _extras is null ? null : new Extras { ReadOnlySlots = _extras.ReadOnlySlots, Callable = _extras.Callable },
        };

    // Several threads may be the first to look.
    private void SettleShared()
    {
        lock (this)
        {
            if (_deferred is { } deferred)
            {
                var made = new ScriptObject();
                deferred.AddTo(made);
                _values = made._values;
                TakeExtras(made._extras?.Keys, made);
                _shape = made._shape;
                _deferred = null;
            }
        }
    }

    private void RefuseShared()
    {
        if (IsShared)
        {
            throw new InvalidOperationException("a group of built-in functions is shared by all contexts and cannot be changed: add a function of your own beside it");
        }
    }

    private static ulong Bit(int slot) => 1UL << slot;

    private bool IsReadOnlyAt(int slot)
        => slot >= 0 && _extras is { } extras && (_shape is not null ? (extras.ReadOnlySlots & Bit(slot)) != 0 : extras.ReadOnlyKeys?.Contains(KeyAt(slot)) == true);

    /// <summary>Takes a key table, and from another object what is read-only; the function stays.</summary>
    private void TakeExtras(OwnKeys? keys, ScriptObject? other)
    {
        if (_extras is null && other?._extras is null)
        {
            return;
        }

        Extra.Keys = keys;
        Extra.ReadOnlySlots = other?._extras?.ReadOnlySlots ?? 0;
        Extra.ReadOnlyKeys = other?._extras?.ReadOnlyKeys is { } names ? new HashSet<string>(names, StringComparer.Ordinal) : null;
    }

    /// <summary>The object is about to get keys of its own, more than there are bits.</summary>
    private void NameReadOnlyKeys(ScriptObjectShape shape)
    {
        for (var i = 0; i < shape.Count && Extra.ReadOnlySlots != 0; i++)
        {
            if ((Extra.ReadOnlySlots & Bit(i)) != 0)
            {
                (Extra.ReadOnlyKeys ??= new HashSet<string>(StringComparer.Ordinal)).Add(shape.KeyAt(i));
            }
        }

        Extra.ReadOnlySlots = 0;
    }
}
