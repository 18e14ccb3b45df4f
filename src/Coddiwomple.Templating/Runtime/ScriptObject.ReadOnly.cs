namespace Coddiwomple.Templating.Runtime;

/// <summary>Which members a template may write, and objects that several contexts share until one of them writes.</summary>
public sealed partial class ScriptObject
{
    // A bit a slot while the keys are those of a shape, which has no more than 64; else by name.
    private ulong _readOnlySlots;
    private HashSet<string>? _readOnlyKeys;

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
        if (slot < 0)
        {
            return;
        }

        if ((_shape ?? Settle()) is not null)
        {
            _readOnlySlots = readOnly ? _readOnlySlots | Bit(slot) : _readOnlySlots & ~Bit(slot);
        }
        else if (readOnly)
        {
            (_readOnlyKeys ??= new HashSet<string>(StringComparer.Ordinal)).Add(member);
        }
        else
        {
            _readOnlyKeys?.Remove(member);
        }
    }

    /// <summary>May a template write this member?</summary>
    public bool CanWrite(string member)
        => !IsReadOnly && !IsShared && ((_readOnlySlots == 0 && _readOnlyKeys is null) || !IsReadOnlyAt(IndexOf(member)));

    /// <summary>Can a member be written by its slot alone, without asking or copying?</summary>
    internal bool IsPlain => !IsReadOnly && !IsShared && !_sharesValues && _readOnlySlots == 0 && _readOnlyKeys is null;

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
            _readOnlySlots = _readOnlySlots,
            Callable = Callable,
        };

    private void RefuseShared()
    {
        if (IsShared)
        {
            throw new InvalidOperationException("a group of built-in functions is shared by all contexts and cannot be changed: add a function of your own beside it");
        }
    }

    private static ulong Bit(int slot) => 1UL << slot;

    private bool IsReadOnlyAt(int slot)
        => slot >= 0 && (_shape is not null ? (_readOnlySlots & Bit(slot)) != 0 : _readOnlyKeys?.Contains(KeyAt(slot)) == true);

    private void TakeReadOnlyKeys(ScriptObject? other)
    {
        _readOnlySlots = other?._readOnlySlots ?? 0;
        _readOnlyKeys = other?._readOnlyKeys is { } keys ? new HashSet<string>(keys, StringComparer.Ordinal) : null;
    }

    /// <summary>The object is about to get keys of its own, more than there are bits.</summary>
    private void NameReadOnlyKeys(ScriptObjectShape shape)
    {
        for (var i = 0; i < shape.Count && _readOnlySlots != 0; i++)
        {
            if ((_readOnlySlots & Bit(i)) != 0)
            {
                (_readOnlyKeys ??= new HashSet<string>(StringComparer.Ordinal)).Add(shape.KeyAt(i));
            }
        }

        _readOnlySlots = 0;
    }
}
