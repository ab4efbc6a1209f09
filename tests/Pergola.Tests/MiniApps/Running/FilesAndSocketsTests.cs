using Pergola.MiniApps;
using Pergola.Testing;
using Pergola.Tests.MiniApps.Network;

namespace Pergola.Tests.MiniApps.Running;

public sealed class FilesAndSocketsTests
{
    [Fact]
    public async Task A_program_writes_reads_and_describes_its_files()
    {
        using var folder = LittleProgram.OnTap("""
            const fs = wx.getFileSystemManager()
            const path = `${wx.env.USER_DATA_PATH}/a/b.txt`
            fs.mkdirSync(`${wx.env.USER_DATA_PATH}/a`)
            fs.writeFileSync(path, new Uint8Array([104, 105]).buffer)
            console.log(fs.readFileSync(path, 'utf8'), fs.readFileSync(path).byteLength)
            const stats = fs.statSync(path)
            console.log(stats.isFile(), stats.isDirectory(), stats.size)
            console.log(fs.statSync(`${wx.env.USER_DATA_PATH}/a`, true).map((e) => e.path + e.stats.isFile()).join())
            try { fs.readFileSync(path + 'x') } catch (e) { console.log(e.message, e.errno, e.errCode) }
            fs.stat({ path, success: (r) => console.log(r.errMsg, r.stats.isFile()), complete: (r) => console.log(r.stats.isDirectory()) })
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal(
            [
                "hi 2", "true false 2", "/false,/b.txttrue",
                "readFileSync:fail no such file or directory, open wxfile://usr/a/b.txtx 1300002 1300002",
                "stat:ok true", "false",
            ],
            await app.SaysOnTapAsync(6));
    }

    [Fact]
    public async Task Open_files_fill_the_programs_own_buffer()
    {
        using var folder = LittleProgram.OnTap("""
            const fs = wx.getFileSystemManager()
            const fd = fs.openSync({ filePath: wx.env.USER_DATA_PATH + '/f', flag: 'w+' })
            console.log(fs.writeSync({ fd, data: new Uint8Array([1, 2, 3, 4]).buffer, offset: 1, length: 2 }).bytesWritten)
            const arrayBuffer = new ArrayBuffer(4)
            const read = fs.readSync({ fd, arrayBuffer, offset: 2, length: 2, position: 0 })
            console.log(read.bytesRead, read.arrayBuffer === arrayBuffer, new Uint8Array(arrayBuffer).join())
            fs.read({ fd, arrayBuffer, offset: 9, fail: (r) => console.log(r.errMsg, r.errCode) })
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal(["2", "2 true 0,0,2,3", "read:fail value of offset is out of range 1301007"], await app.SaysOnTapAsync(3));
    }

    [Fact]
    public async Task Files_stay_for_the_next_start_and_temporary_ones_do_not()
    {
        using var data = new TempFolder();
        using var folder = LittleProgram.OnTap("""
            const fs = wx.getFileSystemManager()
            const path = wx.env.USER_DATA_PATH + '/kept'
            try { console.log(fs.readFileSync(path, 'utf8')) } catch (e) { fs.writeFileSync(path, 'kept'); console.log('written') }
            """);
        var options = new TestMiniAppOptions { DataDirectory = data.Path };
        await using (var first = await TestMiniApp.OpenAsync(folder.Path, options)) Assert.Equal(["written"], await first.SaysOnTapAsync());
        await using var second = await TestMiniApp.OpenAsync(folder.Path, options);
        Assert.Equal(["kept"], await second.SaysOnTapAsync());
    }

    [Fact]
    public async Task A_program_talks_by_a_socket()
    {
        await using var server = new LoopbackSockets(LoopbackSockets.EchoAsync);
        using var folder = LittleProgram.OnTap("""
            const task = wx.connectSocket({ url: 'wss://chat.example.com/a' })
            console.log(task.readyState)
            wx.onSocketOpen(() => console.log('all open'))
            task.onOpen(() => { console.log('open', task.readyState); task.send({ data: 'one' }) })
            task.onMessage((m) => {
              console.log('got', typeof m.data === 'string' ? m.data : m.data.byteLength)
              if (m.data === 'one') task.send({ data: new Uint8Array([1, 2, 3]).buffer })
              else task.close({ code: 1000, reason: 'bye' })
            })
            task.onClose((e) => console.log('closed', e.code, e.reason, task.readyState))
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new TestMiniAppOptions { Configure = options => options.OriginMap["wss://chat.example.com"] = server.Url });
        Assert.Equal(["0", "open 1", "all open", "got one", "got 3", "closed 1000 bye 3"], await app.SaysOnTapAsync(6));
    }

    [Fact]
    public async Task A_socket_to_a_place_that_is_not_allowed_fails()
    {
        using var folder = LittleProgram.OnTap("""
            wx.connectSocket({ url: 'wss://evil.example.com/', fail: (r) => console.log(r.errMsg) })
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal(["connectSocket:fail url not in domain list"], await app.SaysOnTapAsync());
    }

    [Fact]
    public async Task What_is_downloaded_can_be_kept_and_uploaded()
    {
        await using var server = new LoopbackServer(static request => LoopbackServer.Ok(request.StartsWith("POST", StringComparison.Ordinal) ? "thanks" : "content", "Content-Type: text/plain\r\n"));
        using var folder = LittleProgram.OnTap("""
            const task = wx.downloadFile({
              url: 'https://api.example.com/a.txt',
              success: ({ tempFilePath }) => wx.saveFile({
                tempFilePath,
                success: ({ savedFilePath }) => wx.uploadFile({ url: 'https://api.example.com/u', filePath: savedFilePath, name: 'f', success: (r) => console.log(r.data, r.statusCode) }),
              }),
            })
            task.onProgressUpdate((p) => console.log(p.progress, p.totalBytesWritten))
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new TestMiniAppOptions { Configure = options => options.OriginMap["https://api.example.com"] = server.Url });
        Assert.Equal(["100 7", "thanks 200"], await app.SaysOnTapAsync(2));
        Assert.Contains("content", server.Requests[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stays_unsupported_fails_clearly()
    {
        using var folder = LittleProgram.OnTap("""
            wx.createTCPSocket().connect({ address: 'a', port: 1, fail: (r) => console.log(r.errMsg) })
            wx.getFileSystemManager().notDocumented({ fail: (r) => console.log(r.errMsg) })
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal(["TCPSocket.connect:fail not supported", "FileSystemManager.notDocumented:fail not supported"], await app.SaysOnTapAsync(2));
    }
}
